using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record UpdateRoleRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Length(0, 1000)]
    [Pattern(RolePatterns.Description)]
    public string? Description { get; init; }

    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }
}

/// <summary>Says nothing, but on the wire it is an empty result.</summary>
internal sealed record UpdateRoleReply;

internal sealed class UpdateRole : RoleOperation<UpdateRoleRequest, UpdateRoleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateRole));

    protected override async Task<Outcome<UpdateRoleReply>> HandleAsync(UpdateRoleRequest request, Role role, Caller caller, DbSession session)
    {
        await RoleStore.UpdateAsync(session, role with
        {
            Description = request.Description is null ? role.Description : request.Description is { Length: > 0 } given ? given : null,
            MaxSessionSeconds = request.MaxSessionDuration ?? role.MaxSessionSeconds,
        });
        return new UpdateRoleReply();
    }
}
