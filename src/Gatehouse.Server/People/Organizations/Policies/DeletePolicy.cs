using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record DeletePolicyRequest : PolicyRequest;

internal sealed class DeletePolicy : PolicyOperation<DeletePolicyRequest, Nothing>
{
    private static readonly Refusal s_inUse = new(
        "PolicyInUseException", RefusalKind.Conflict, "The policy is attached to one or more entities. Detach it from all roots, organizational units and accounts first.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeletePolicy));

    protected override bool ChangesPolicy => true;

    protected override async Task<Outcome<Nothing>> HandleAsync(DeletePolicyRequest request, Organization organization, OrganizationPolicy policy, DbSession session)
    {
        if ((await AttachmentStore.FindTargetsAsync(session, organization.Id, policy.Id, "", 1)).Count > 0)
        {
            return s_inUse;
        }

        await TagStore.RemoveAllAsync(session, policy.Id);
        await OrganizationPolicyStore.DeleteAsync(session, policy.Id);
        return Nothing.Value;
    }
}
