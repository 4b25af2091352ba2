using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

internal sealed record DetachUserPolicyRequest : IUserRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

internal sealed class DetachUserPolicy(Attachments attachments) : UserPolicyOperation<DetachUserPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DetachUserPolicy));

    public override Refusal? Validate(DetachUserPolicyRequest request) => PolicyArns.FindProblem(request.PolicyArn);

    protected override AccessCheck Ask(AccessCheck check, DetachUserPolicyRequest request) => check.With("iam:PolicyARN", request.PolicyArn);

    protected override async Task<Outcome<Nothing>> HandleAsync(DetachUserPolicyRequest request, IamUser user, Caller caller, DbSession session) =>
        await attachments.DetachAsync(session, caller.AccountId, user.Id, request.PolicyArn) is { } refusal ? refusal : Nothing.Value;
}
