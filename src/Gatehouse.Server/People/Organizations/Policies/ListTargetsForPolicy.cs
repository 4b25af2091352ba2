using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record ListTargetsForPolicyRequest : PageRequest
{
    [Required]
    [Length(0, 130)]
    [Pattern(OrganizationPatterns.PolicyId)]
    public string PolicyId { get; init; } = null!;
}

internal sealed record PolicyTargetSummary(string TargetId, string Arn, string Name, string Type);

internal sealed record ListTargetsForPolicyReply(IReadOnlyList<PolicyTargetSummary> Targets, string? NextToken);

internal sealed class ListTargetsForPolicy : OrganizationOperation<ListTargetsForPolicyRequest, ListTargetsForPolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListTargetsForPolicy), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(ListTargetsForPolicyRequest request) => (request.PolicyId, null);

    protected override async Task<Outcome<ListTargetsForPolicyReply>> HandleAsync(ListTargetsForPolicyRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        return await OrganizationPolicyStore.FindAsync(session, organization.Id, request.PolicyId) is null
            ? OrganizationRefusals.NoPolicy
            : await OrganizationPages.CutAsync(
                request,
                (after, limit) => AttachmentStore.FindTargetsAsync(session, organization.Id, request.PolicyId, after, limit),
                static row => row.TargetId,
                (rows, next) => new ListTargetsForPolicyReply(
                    [.. rows.Select(row => new PolicyTargetSummary(row.TargetId, organization.ArnOfTarget(row.TargetId), row.Name, PolicyTargets.TypeOf(row.TargetId)))], next));
    }
}
