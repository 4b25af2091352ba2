using Gatehouse.Protocols.Mail;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

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
}
