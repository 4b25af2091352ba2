using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>The one place that says to which accounts a directory may give access: the account that owns it.</summary>
internal static class AssignableAccounts
{
    /// <summary>Nothing where the directory has no say in the account, or the account is not active.</summary>
    public static async Task<Account?> FindAsync(DbSession session, WorkforceDirectory directory, AccountId account) =>
        directory.AccountId == account && await AccountStore.FindAsync(session, account) is { Status: AccountStatus.Active } found ? found : null;

    /// <summary>By id.</summary>
    public static async Task<IReadOnlyList<Account>> FindPageAsync(DbSession session, WorkforceDirectory directory, string after, int limit) =>
        limit > 0 && string.CompareOrdinal(directory.AccountId.Digits, after) > 0 && await FindAsync(session, directory, directory.AccountId) is { } own ? [own] : [];
}
