using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record UpdateRoleDescriptionRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(0, 1000)]
    [Pattern(RolePatterns.Description)]
    public string Description { get; init; } = null!;
}

internal sealed record UpdateRoleDescriptionReply
{
    public required RoleItem Role { get; init; }
}

/// <summary>The one thing that may be changed about a service's own role.</summary>
internal sealed class UpdateRoleDescription : RoleOperation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateRoleDescription));

    protected override bool MayChange(Role role) => !role.IsReserved;

    protected override async Task<Outcome<UpdateRoleDescriptionReply>> HandleAsync(
        UpdateRoleDescriptionRequest request, Role role, Caller caller, DbSession session)
    {
        var updated = role with { Description = request.Description.Length > 0 ? request.Description : null };
        await RoleStore.UpdateAsync(session, updated);
        return new UpdateRoleDescriptionReply
        {
            Role = RoleItem.Whole(updated, await TagStore.FindAllAsync(session, role.Id)) with { RoleLastUsed = null },
        };
    }
}
