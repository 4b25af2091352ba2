using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>Accounts and callers for tests that begin after the sign-in.</summary>
internal static class TestAccounts
{
    public const string Password = "Granite-Lantern-47";

    public static RequestOrigin Origin { get; } = new("203.0.113.9", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "localhost", "", "", "test");

    public static async Task<Account> OpenAsync(this GatehouseHost host, string email = "owner@example.com", string name = "Granite Works", bool ownsInstallation = false)
    {
        EmailAddress.TryRead(email, out var address).ShouldBeTrue();
        var hashed = (HashResult.Hashed)await host.Get<PasswordHasher>().HashAsync(PlainPassword.From(Password), default);
        return (await host.Database.WriteAsync(session => host.Get<OpenAccount>().RunAsync(session, address!, name, hashed.Phc, ownsInstallation))).ShouldNotBeNull();
    }

    public static Caller Root(Account account, string? sessionId = null) =>
        new("Root", account.Root.ToString(), account.Id.Digits, $"arn:aws:iam::{account.Id.Digits}:root", sessionId, Origin) { OwnsInstallation = account.OwnsInstallation };

    public static Task<Outcome<TReply>> RunAsync<TRequest, TReply>(this GatehouseHost host, Operation<TRequest, TReply> operation, TRequest request, Caller caller) =>
        host.Get<OperationRunner>().RunAsync(operation, request, caller);

    public static Task<Account?> FindAsync(this GatehouseHost host, AccountId id) => host.Database.ReadAsync(session => AccountStore.FindAsync(session, id));

    public static T ShouldBeDone<T>(this Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;

    public static Refusal ShouldBeRefused<T>(this Outcome<T> outcome, string code)
    {
        var refusal = outcome.ShouldBeOfType<Outcome<T>.Refused>().Refusal;
        refusal.Code.ShouldBe(code);
        return refusal;
    }
}
