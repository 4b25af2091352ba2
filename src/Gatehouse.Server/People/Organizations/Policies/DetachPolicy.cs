using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record DetachPolicyRequest : AttachmentRequest;

internal sealed class DetachPolicy : PolicyOperation<DetachPolicyRequest, Nothing>
{
    private static readonly Refusal s_notAttached = new("PolicyNotAttachedException", RefusalKind.NotFound, "The policy isn't attached to the specified target.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DetachPolicy));

    protected override (string? Target, string? Other) TargetsOf(DetachPolicyRequest request) => (request.PolicyId, request.TargetId);

    protected override async Task<Outcome<Nothing>> HandleAsync(DetachPolicyRequest request, Organization organization, OrganizationPolicy policy, DbSession session)
    {
        if (await PolicyTargets.FindTypeAsync(session, organization, request.TargetId) is null)
        {
            return OrganizationRefusals.NoTarget;
        }

        var present = await AttachmentStore.FindPoliciesAsync(session, organization.Id, request.TargetId, policy.Type);
        if (!present.Contains(policy.Id))
        {
            return s_notAttached;
        }

        // Without any, everybody below could do nothing at all.
        if (policy.Type == PolicyTypes.ServiceControl && present.Count == 1)
        {
            return OrganizationRefusals.Constraint(
                "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", "You can't detach the last service control policy from a target. Attach another one first.");
        }

        await AttachmentStore.DetachAsync(session, policy, request.TargetId);
        return Nothing.Value;
    }
}
