using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record GetRoleRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;
}

internal sealed record GetRoleReply
{
    public required RoleItem Role { get; init; }
}

internal sealed class GetRole : RoleOperation<GetRoleRequest, GetRoleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetRole), readOnly: true);

    protected override async Task<Outcome<GetRoleReply>> HandleAsync(GetRoleRequest request, Role role, Caller caller, DbSession session) =>
        new GetRoleReply { Role = RoleItem.Whole(role, await TagStore.FindAllAsync(session, role.Id)) };
}
