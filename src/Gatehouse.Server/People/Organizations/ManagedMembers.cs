using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations;

/// <summary>Nobody could manage the members of an organization whose management account is closed.</summary>
internal sealed class ManagedMembers : IClosingObstacle
{
    public const string Code = "AccountManagesOrganization";

    public async Task<Refusal?> FindAsync(DbSession session, Account account) =>
        (await ManagedAccountStore.FindPageAsync(session, account.Id, "", 2)).Any(member => member.Id != account.Id)
            ? new Refusal(Code, RefusalKind.Conflict, "The account manages an organization; close or remove its member accounts first.")
            : null;
}
