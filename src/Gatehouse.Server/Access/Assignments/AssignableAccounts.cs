using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>
/// The one place that says to which accounts a directory may give access: the account that owns it and, where that manages an
/// organization, every member.
/// </summary>
internal static class AssignableAccounts
{
    /// <summary>Nothing where the directory has no say in the account, or the account is not active.</summary>
    public static async Task<Account?> FindAsync(DbSession session, WorkforceDirectory directory, AccountId account) =>
        directory.AccountId == account
            ? await AccountStore.FindAsync(session, account) is { Status: AccountStatus.Active } own ? own : null
            : await ManagedAccountStore.FindAsync(session, directory.AccountId, account);

    /// <summary>By id.</summary>
    public static async Task<IReadOnlyList<Account>> FindPageAsync(DbSession session, WorkforceDirectory directory, string after, int limit)
    {
        var managed = await ManagedAccountStore.FindPageAsync(session, directory.AccountId, after, limit);
        return managed.Count > 0 || limit <= 0 || string.CompareOrdinal(directory.AccountId.Digits, after) <= 0 ? managed
            : await FindAsync(session, directory, directory.AccountId) is { } own && !await ManagedAccountStore.AnyAsync(session, directory.AccountId) ? [own]
            : [];
    }
}
