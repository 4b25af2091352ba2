using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>Implemented above, where roles and assignments are known; part of the transaction in which the account comes or goes.</summary>
internal interface IMemberChanges
{
    /// <summary>The account was made for the organization.</summary>
    /// <param name="roleName">What its administrators from the management account become.</param>
    Task OnCreatedAsync(DbSession session, Organization organization, Account account, string roleName);

    /// <summary>The account stands alone again.</summary>
    Task OnLeftAsync(DbSession session, Organization organization, AccountId account);
}
