using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record PutRolePolicyRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string PolicyDocument { get; init; } = null!;
}

internal sealed class PutRolePolicy : RoleOperation<PutRolePolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutRolePolicy));

    public override Refusal? Validate(PutRolePolicyRequest request) => PolicyDocuments.FindProblem(request.PolicyDocument);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutRolePolicyRequest request, Role role, Caller caller, DbSession session) =>
        await InlinePolicies.PutAsync(session, caller.AccountId, PrincipalKind.Role, role.Id, role.Name, new(request.PolicyName, request.PolicyDocument)) is { } refusal
            ? refusal
            : Nothing.Value;
}
