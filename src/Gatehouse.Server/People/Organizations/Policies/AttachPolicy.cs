using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record AttachPolicyRequest : AttachmentRequest;

internal sealed class AttachPolicy : PolicyOperation<AttachPolicyRequest, Nothing>
{
    private static readonly Refusal s_attached = new("DuplicatePolicyAttachmentException", RefusalKind.Conflict, "The selected policy is already attached to the specified target.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(AttachPolicy));

    protected override (string? Target, string? Other) TargetsOf(AttachPolicyRequest request) => (request.PolicyId, request.TargetId);

    protected override async Task<Outcome<Nothing>> HandleAsync(AttachPolicyRequest request, Organization organization, OrganizationPolicy policy, DbSession session)
    {
        if (await PolicyTargets.FindTypeAsync(session, organization, request.TargetId) is null)
        {
            return OrganizationRefusals.NoTarget;
        }

        if (!await PolicyTypeStore.IsEnabledAsync(session, organization.Id, policy.Type))
        {
            return OrganizationRefusals.TypeNotEnabled;
        }

        var present = await AttachmentStore.FindPoliciesAsync(session, organization.Id, request.TargetId, policy.Type);
        if (present.Contains(policy.Id))
        {
            return s_attached;
        }

        if (present.Count >= AttachmentStore.MostOfType)
        {
            return OrganizationRefusals.TooMany("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", "policies of one type on one target", AttachmentStore.MostOfType);
        }

        await AttachmentStore.AttachAsync(session, policy, request.TargetId);
        return Nothing.Value;
    }
}
