using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.Pages;

internal static class SignInHelpStore
{
    /// <summary>Whom the users of an account ask for a new password, in the account's words.</summary>
    /// <param name="name">The account's id or alias.</param>
    public static Task<string?> FindAsync(DbSession session, string name) =>
        session.FindAsync<string>(
            "SELECT h.help FROM account_sign_in_help h JOIN accounts a ON a.id = h.account_id WHERE a.id = @name OR a.alias = @name", new { name });
}
