using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record GetPolicyRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

internal sealed record GetPolicyReply
{
    public required PolicyItem Policy { get; init; }
}

internal sealed class GetPolicy(ManagedPolicies policies) : PolicyOperation<GetPolicyRequest, GetPolicyReply>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetPolicy), readOnly: true);

    protected override async Task<Outcome<GetPolicyReply>> HandleAsync(GetPolicyRequest request, ManagedPolicy policy, Caller caller, DbSession session) =>
        new GetPolicyReply
        {
            Policy = PolicyItem.Of(policy, await PolicyUsageStore.CountAsync(session, caller.AccountId, policy.Arn)) with
            {
                Description = policy.Description,
                Tags = await TagStore.FindAllAsync(session, policy.Id),
            },
        };
}
