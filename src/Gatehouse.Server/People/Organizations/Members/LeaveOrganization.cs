using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record LeaveOrganizationRequest;

/// <summary>A member's own decision. An organization that wants none says so in a service control policy.</summary>
internal sealed class LeaveOrganization(Leaving leaving) : OrganizationOperation<LeaveOrganizationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(LeaveOrganization));

    protected override bool IsOpenToMembers => true;

    protected override async Task<Outcome<Nothing>> HandleAsync(LeaveOrganizationRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if (await MemberStore.FindAsync(session, organization.Id, caller.AccountId) is not { } member)
        {
            return OrganizationRefusals.NoAccount;
        }

        if (await LeavingRules.FindObstacleAsync(session, organization, member) is { } obstacle)
        {
            return obstacle;
        }

        await leaving.RunAsync(session, organization, member.AccountId);
        return Nothing.Value;
    }
}
