using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Delegation;

namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>Why an account must stay; nothing when it may go.</summary>
internal static class LeavingRules
{
    public static async Task<Refusal?> FindObstacleAsync(DbSession session, Organization organization, Member member) =>
        member.AccountId == organization.ManagementAccountId ? OrganizationRefusals.ManagementCannotLeave
        : member.Status != AccountStatus.Active
            ? OrganizationRefusals.Constraint("ACCOUNT_CANNOT_LEAVE_ORGANIZATION", "The account is suspended or closed; only an active account can leave.")
        : (await DelegateStore.FindServicesAsync(session, member.AccountId)).Count > 0
            ? OrganizationRefusals.Constraint(
                "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG", "The account is a delegated administrator. Deregister it first.")
        : null;
}
