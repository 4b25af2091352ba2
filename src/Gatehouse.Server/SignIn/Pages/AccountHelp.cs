using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users.SignInHelp;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Whom the users of an account ask for a new password, in the account's own words; nothing where it said none.</summary>
internal static class AccountHelp
{
    /// <param name="name">The account's id or alias, as <see cref="AccountEntry"/> reads it.</param>
    public static async Task<string?> FindAsync(DbSession session, string name)
    {
        var account = AccountId.TryRead(name, out var id) ? await AccountStore.FindAsync(session, id.Value) : await AccountStore.FindByAliasAsync(session, name);
        return account is null ? null : await SignInHelpStore.FindAsync(session, account.Id.Digits);
    }
}
