using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record GetGroupPolicyRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;
}

internal sealed record GetGroupPolicyReply
{
    public required string GroupName { get; init; }

    public required string PolicyName { get; init; }

    [UrlEncoded]
    public required string PolicyDocument { get; init; }
}

internal sealed class GetGroupPolicy : GroupOperation<GetGroupPolicyRequest, GetGroupPolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetGroupPolicy), readOnly: true);

    protected override async Task<Outcome<GetGroupPolicyReply>> HandleAsync(GetGroupPolicyRequest request, IamGroup group, Caller caller, DbSession session) =>
        await InlinePolicyStore.FindAsync(session, group.Id, request.PolicyName) is { } policy
            ? new GetGroupPolicyReply { GroupName = group.Name, PolicyName = policy.Name, PolicyDocument = policy.Document }
            : InlinePolicies.NotFound(PrincipalKind.Group, request.PolicyName);
}
