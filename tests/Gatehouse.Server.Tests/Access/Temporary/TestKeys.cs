using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.Access.Temporary;

/// <summary>Users with keys, and what a key is good for, as a door would find out.</summary>
internal static class TestKeys
{
    public static async Task<IamUser> AddUserAsync(this GatehouseHost host, Account account, string name, string path = "/")
    {
        var user = new IamUser(UniqueId.User + SecretSource.System.Text(UniqueId.RandomLength, UniqueId.Alphabet), account.Id, name, path, null, host.Clock.GetUtcNow(), null);
        (await host.Database.WriteAsync(session => IamUserStore.InsertAsync(session, user))).ShouldBeTrue();
        return user;
    }

    public static Caller By(IamUser user) => SigningKeys.CallerOf(user, TestAccounts.Origin);

    public static Caller By(Account account) => SigningKeys.RootOf(account, TestAccounts.Origin);

    public static Task<SigningKey> TryAsync(this GatehouseHost host, Credentials given, string? token = null) =>
        host.Get<SigningKeys>().FindAsync(given.AccessKeyId, token ?? given.SessionToken, TestAccounts.Origin);

    /// <summary>The principal that the credentials sign for.</summary>
    public static async Task<Caller> UseAsync(this GatehouseHost host, Credentials given) =>
        (await host.TryAsync(given)).ShouldBeOfType<SigningKey.Live>().Caller;

    public static async Task ShouldBeDeadAsync(this GatehouseHost host, Credentials given) =>
        (await host.TryAsync(given)).ShouldBeOfType<SigningKey.Unknown>();
}
