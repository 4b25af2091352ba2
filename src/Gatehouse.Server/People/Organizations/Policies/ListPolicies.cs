using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record ListPoliciesRequest : PageRequest
{
    [Required]
    public string Filter { get; init; } = null!;
}

internal sealed record ListPoliciesReply(IReadOnlyList<PolicySummary> Policies, string? NextToken);

internal sealed class ListPolicies : OrganizationOperation<ListPoliciesRequest, ListPoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPolicies), readOnly: true);

    public override Refusal? Validate(ListPoliciesRequest request) => PolicyTypes.FindProblem(request.Filter);

    protected override AccessCheck Ask(AccessCheck check, ListPoliciesRequest request) => check.With("organizations:PolicyType", request.Filter);

    protected override Task<Outcome<ListPoliciesReply>> HandleAsync(ListPoliciesRequest request, Membership membership, Caller caller, DbSession session) =>
        OrganizationPages.CutAsync(
            request,
            (after, limit) => FindAsync(session, membership.Organization, request.Filter, after, limit),
            static policy => policy.Id,
            (page, next) => new ListPoliciesReply([.. page.Select(policy => PolicySummary.Of(membership.Organization, policy))], next));

    /// <summary>The managed policy comes first: capital letters stand before small ones.</summary>
    private static async Task<IReadOnlyList<OrganizationPolicy>> FindAsync(DbSession session, Organization organization, string type, string after, int limit)
    {
        var own = await OrganizationPolicyStore.FindPageAsync(session, organization.Id, type, after == OrganizationPolicy.FullAccessId ? "" : after, limit);
        return after.Length == 0 && organization.HasAllFeatures && type == PolicyTypes.ServiceControl
            ? [OrganizationPolicy.FindManaged(organization.Id, OrganizationPolicy.FullAccessId)!, .. own.Take(limit - 1)]
            : own;
    }
}
