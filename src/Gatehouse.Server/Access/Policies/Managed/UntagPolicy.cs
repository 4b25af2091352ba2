using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record UntagPolicyRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagPolicy(ManagedPolicies policies) : PolicyOperation<UntagPolicyRequest, Nothing>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagPolicy));

    protected override AccessCheck Ask(AccessCheck check, UntagPolicyRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagPolicyRequest request, ManagedPolicy policy, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, policy.Id, request.TagKeys);
        return Nothing.Value;
    }
}
