using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

internal sealed record AttachGroupPolicyRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

internal sealed class AttachGroupPolicy(Attachments attachments) : GroupOperation<AttachGroupPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(AttachGroupPolicy));

    public override Refusal? Validate(AttachGroupPolicyRequest request) => PolicyArns.FindProblem(request.PolicyArn);

    protected override AccessCheck Ask(AccessCheck check, AttachGroupPolicyRequest request) => check.With("iam:PolicyARN", request.PolicyArn);

    protected override async Task<Outcome<Nothing>> HandleAsync(AttachGroupPolicyRequest request, IamGroup group, Caller caller, DbSession session) =>
        await attachments.AttachAsync(session, caller.AccountId, PrincipalKind.Group, group.Id, request.PolicyArn) is { } refusal ? refusal : Nothing.Value;
}
