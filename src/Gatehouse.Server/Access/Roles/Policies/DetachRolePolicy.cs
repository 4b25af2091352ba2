using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record DetachRolePolicyRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;
}

internal sealed class DetachRolePolicy(Attachments attachments) : RoleOperation<DetachRolePolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DetachRolePolicy));

    public override Refusal? Validate(DetachRolePolicyRequest request) => PolicyArns.FindProblem(request.PolicyArn);

    protected override AccessCheck Ask(AccessCheck check, DetachRolePolicyRequest request) => check.With("iam:PolicyARN", request.PolicyArn);

    protected override async Task<Outcome<Nothing>> HandleAsync(DetachRolePolicyRequest request, Role role, Caller caller, DbSession session) =>
        await attachments.DetachAsync(session, caller.AccountId, role.Id, request.PolicyArn) is { } refusal ? refusal : Nothing.Value;
}
