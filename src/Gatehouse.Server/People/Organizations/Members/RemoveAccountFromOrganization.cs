using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record RemoveAccountFromOrganizationRequest : MemberRequest;

internal sealed class RemoveAccountFromOrganization(Leaving leaving) : OrganizationOperation<RemoveAccountFromOrganizationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(RemoveAccountFromOrganization));

    protected override (string? Target, string? Other) TargetsOf(RemoveAccountFromOrganizationRequest request) => (request.AccountId, null);

    protected override async Task<Outcome<Nothing>> HandleAsync(RemoveAccountFromOrganizationRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if (await MemberStore.FindAsync(session, organization.Id, request.AccountId) is not { } member)
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
