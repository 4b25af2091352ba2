using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

/// <summary>
/// Makes an account with its root user. The caller has proved the e-mail and hashed the password; this is the last, short step,
/// part of the caller's transaction.
/// </summary>
internal sealed class OpenAccount(SecretSource random, TimeProvider clock)
{
    /// <summary>How often a new id may be taken already before something is wrong with the randomness.</summary>
    private const int Draws = 20;

    /// <summary>The new account, or nothing when the e-mail is taken.</summary>
    /// <param name="phc">The root user's password hash; nothing for an account whose root sets it by Forgot password.</param>
    public async Task<Account?> RunAsync(DbSession session, EmailAddress email, string name, string? phc, bool ownsInstallation)
    {
        var now = clock.GetUtcNow();
        for (var draw = 0; draw < Draws; draw++)
        {
            var account = new Account(AccountId.New(random), name, email.Text, null, AccountStatus.Active, null, ownsInstallation, now, null);
            if (await AccountStore.InsertAsync(session, account, email))
            {
                if (phc is not null)
                {
                    await PasswordStore.SetAsync(session, account.Root, phc, now);
                }

                return account;
            }

            if (!await AccountStore.IsFreeAsync(session, email))
            {
                return null;
            }
        }

        throw new InvalidOperationException("No free account id was drawn.");
    }
}
