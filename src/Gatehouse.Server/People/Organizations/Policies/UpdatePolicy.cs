using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record UpdatePolicyRequest : PolicyRequest
{
    [Length(1, 128)]
    public string? Name { get; init; }

    [Length(0, 512)]
    public string? Description { get; init; }

    [Length(1, 1_000_000)]
    public string? Content { get; init; }
}

internal sealed class UpdatePolicy(PolicyTextRules rules, TimeProvider clock) : PolicyOperation<UpdatePolicyRequest, PolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdatePolicy));

    protected override bool ChangesPolicy => true;

    protected override async Task<Outcome<PolicyReply>> HandleAsync(UpdatePolicyRequest request, Organization organization, OrganizationPolicy policy, DbSession session)
    {
        if (request.Content is { } content && rules.FindProblem(policy.Type, content) is { } problem)
        {
            return problem;
        }

        var changed = policy with
        {
            Name = request.Name ?? policy.Name,
            Description = request.Description ?? policy.Description,
            Content = request.Content ?? policy.Content,
            UpdatedAt = clock.GetUtcNow(),
        };
        return await OrganizationPolicyStore.UpdateAsync(session, changed) ? new PolicyReply(PolicyView.Of(organization, changed)) : OrganizationRefusals.DuplicatePolicy;
    }
}
