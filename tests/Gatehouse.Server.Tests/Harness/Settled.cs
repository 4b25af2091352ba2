using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.LoginProfiles;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>People and accounts that a story begins with, made through the rooms' own doors.</summary>
internal static class Settled
{
    public const string Password = "Correct-Horse-7-Battery";

    public static async Task<Account> AccountAsync(GatehouseHost host, string email, string password = Password, bool owner = false)
    {
        EmailAddress.TryRead(email, out var address);
        var hashed = (HashResult.Hashed)await host.Get<PasswordHasher>().HashAsync(PlainPassword.From(password), default);
        return await host.Database.WriteAsync(session =>
            host.Get<OpenAccount>().RunAsync(session, address!, email.Split('@')[0], hashed.Phc, owner)) ?? throw new InvalidOperationException("The e-mail is taken.");
    }

    /// <summary>An IAM user who may sign in to the console.</summary>
    public static async Task<IamUser> UserAsync(
        GatehouseHost host, Account account, string name, string? password = Password, bool mustChange = false, string path = "/")
    {
        var user = new IamUser("AIDA" + host.Get<SecretSource>().Text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), account.Id, name, path, null, host.Clock.GetUtcNow(), null);
        var hashed = (HashResult.Hashed)await host.Get<PasswordHasher>().HashAsync(PlainPassword.From(password ?? Password), default);
        await host.Database.WriteAsync(async session =>
        {
            (await IamUserStore.InsertAsync(session, user)).ShouldBeTrue();
            if (password is not null)
            {
                await LoginProfileStore.InsertAsync(session, user.Id, mustChange, host.Clock.GetUtcNow());
                await PasswordStore.SetAsync(session, user.Owner, hashed.Phc, host.Clock.GetUtcNow());
            }
        });
        return user;
    }
}
