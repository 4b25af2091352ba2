using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record UpdateAssumeRolePolicyRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string PolicyDocument { get; init; } = null!;
}

internal sealed class UpdateAssumeRolePolicy : RoleOperation<UpdateAssumeRolePolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateAssumeRolePolicy));

    public override Refusal? Validate(UpdateAssumeRolePolicyRequest request) => TrustRules.FindProblem(request.PolicyDocument);

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateAssumeRolePolicyRequest request, Role role, Caller caller, DbSession session)
    {
        await RoleStore.SetTrustAsync(session, role.Id, request.PolicyDocument);
        return Nothing.Value;
    }
}
