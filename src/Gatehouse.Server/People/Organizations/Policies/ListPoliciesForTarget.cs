using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record ListPoliciesForTargetRequest : PageRequest
{
    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.TargetId)]
    public string TargetId { get; init; } = null!;

    [Required]
    public string Filter { get; init; } = null!;
}

/// <summary>What hangs on the target itself, not what it inherits.</summary>
internal sealed class ListPoliciesForTarget : OrganizationOperation<ListPoliciesForTargetRequest, ListPoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPoliciesForTarget), readOnly: true);

    public override Refusal? Validate(ListPoliciesForTargetRequest request) => PolicyTypes.FindProblem(request.Filter);

    protected override (string? Target, string? Other) TargetsOf(ListPoliciesForTargetRequest request) => (request.TargetId, null);

    protected override AccessCheck Ask(AccessCheck check, ListPoliciesForTargetRequest request) => check.With("organizations:PolicyType", request.Filter);

    protected override async Task<Outcome<ListPoliciesReply>> HandleAsync(ListPoliciesForTargetRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        return await PolicyTargets.FindTypeAsync(session, organization, request.TargetId) is null
            ? OrganizationRefusals.NoTarget
            : await OrganizationPages.CutAsync(
                request,
                await OrganizationPolicyStore.FindOfTargetAsync(session, organization.Id, request.TargetId, request.Filter),
                static policy => policy.Id,
                (page, next) => new ListPoliciesReply([.. page.Select(policy => PolicySummary.Of(organization, policy))], next));
    }
}
