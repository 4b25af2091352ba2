using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record DeleteResourcePolicyRequest;

internal sealed class DeleteResourcePolicy : OrganizationOperation<DeleteResourcePolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteResourcePolicy));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteResourcePolicyRequest request, Membership membership, Caller caller, DbSession session)
    {
        if (membership.Organization.ResourcePolicyId is not { } id)
        {
            return DescribeResourcePolicy.NotThere;
        }

        await TagStore.RemoveAllAsync(session, id);
        await OrganizationStore.SetResourcePolicyAsync(session, membership.Organization.Id, null, null);
        return Nothing.Value;
    }
}
