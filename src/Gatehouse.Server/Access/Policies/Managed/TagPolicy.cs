using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record TagPolicyRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

internal sealed class TagPolicy(ManagedPolicies policies) : PolicyOperation<TagPolicyRequest, Nothing>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagPolicy));

    public override Refusal? Validate(TagPolicyRequest request) => base.Validate(request) ?? TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagPolicyRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(TagPolicyRequest request, ManagedPolicy policy, Caller caller, DbSession session)
    {
        await TagStore.PutAsync(session, policy.Id, request.Tags);
        return await TagRules.FindTooManyAsync(session, policy.Id) is { } tooMany ? tooMany : Nothing.Value;
    }
}
