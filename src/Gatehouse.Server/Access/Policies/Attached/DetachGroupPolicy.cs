using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

internal sealed record DetachGroupPolicyRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

internal sealed class DetachGroupPolicy(Attachments attachments) : GroupOperation<DetachGroupPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DetachGroupPolicy));

    public override Refusal? Validate(DetachGroupPolicyRequest request) => PolicyArns.FindProblem(request.PolicyArn);

    protected override AccessCheck Ask(AccessCheck check, DetachGroupPolicyRequest request) => check.With("iam:PolicyARN", request.PolicyArn);

    protected override async Task<Outcome<Nothing>> HandleAsync(DetachGroupPolicyRequest request, IamGroup group, Caller caller, DbSession session) =>
        await attachments.DetachAsync(session, caller.AccountId, group.Id, request.PolicyArn) is { } refusal ? refusal : Nothing.Value;
}
