using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record PutRolePermissionsBoundaryRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PermissionsBoundary { get; init; } = null!;
}

internal sealed class PutRolePermissionsBoundary(BoundaryPolicies boundaries) : RoleOperation<PutRolePermissionsBoundaryRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutRolePermissionsBoundary));

    public override Refusal? Validate(PutRolePermissionsBoundaryRequest request) => PolicyArns.FindProblem(request.PermissionsBoundary);

    protected override AccessCheck Ask(AccessCheck check, PutRolePermissionsBoundaryRequest request) => check.With("iam:PermissionsBoundary", request.PermissionsBoundary);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutRolePermissionsBoundaryRequest request, Role role, Caller caller, DbSession session)
    {
        if (await boundaries.FindProblemAsync(session, caller.AccountId, request.PermissionsBoundary) is { } refusal)
        {
            return refusal;
        }

        await RoleStore.SetBoundaryAsync(session, role.Id, request.PermissionsBoundary);
        return Nothing.Value;
    }
}
