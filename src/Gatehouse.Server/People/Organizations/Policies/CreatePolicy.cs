using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record CreatePolicyRequest
{
    [Required]
    [Length(1, 1_000_000)]
    public string Content { get; init; } = null!;

    [Required]
    [Length(0, 512)]
    public string Description { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    public string Name { get; init; } = null!;

    [Required]
    public string Type { get; init; } = null!;

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed class CreatePolicy(PolicyTextRules rules, SecretSource random, TimeProvider clock) : OrganizationOperation<CreatePolicyRequest, PolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreatePolicy));

    protected override bool IsDelegable => true;

    public override Refusal? Validate(CreatePolicyRequest request) =>
        PolicyTypes.FindProblem(request.Type) ?? OrganizationTags.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, CreatePolicyRequest request) =>
        TagRules.Ask(check.With("organizations:PolicyType", request.Type), request.Tags);

    protected override async Task<Outcome<PolicyReply>> HandleAsync(CreatePolicyRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if ((PolicyTypes.FindObstacle(organization, request.Type) ?? rules.FindProblem(request.Type, request.Content)) is { } problem)
        {
            return problem;
        }

        if (await OrganizationPolicyStore.CountAsync(session, organization.Id, request.Type) >= OrganizationPolicy.MostOfType)
        {
            return OrganizationRefusals.TooMany("POLICY_NUMBER_LIMIT_EXCEEDED", "policies of one type", OrganizationPolicy.MostOfType);
        }

        var policy = new OrganizationPolicy(
            OrganizationIds.NewPolicy(random), organization.Id, request.Type, request.Name, request.Description, request.Content, clock.GetUtcNow());
        if (request.Name == OrganizationPolicy.FindManaged(organization.Id, OrganizationPolicy.FullAccessId)!.Name || !await OrganizationPolicyStore.InsertAsync(session, policy))
        {
            return OrganizationRefusals.DuplicatePolicy;
        }

        await TagStore.PutAsync(session, policy.Id, request.Tags ?? []);
        return new PolicyReply(PolicyView.Of(organization, policy));
    }
}
