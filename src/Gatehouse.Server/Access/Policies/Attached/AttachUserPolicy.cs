using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Attached;

internal sealed record AttachUserPolicyRequest : IUserRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

internal sealed class AttachUserPolicy(Attachments attachments) : UserPolicyOperation<AttachUserPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(AttachUserPolicy));

    public override Refusal? Validate(AttachUserPolicyRequest request) => PolicyArns.FindProblem(request.PolicyArn);

    protected override AccessCheck Ask(AccessCheck check, AttachUserPolicyRequest request) => check.With("iam:PolicyARN", request.PolicyArn);

    protected override async Task<Outcome<Nothing>> HandleAsync(AttachUserPolicyRequest request, IamUser user, Caller caller, DbSession session) =>
        await attachments.AttachAsync(session, caller.AccountId, PrincipalKind.User, user.Id, request.PolicyArn) is { } refusal ? refusal : Nothing.Value;
}
