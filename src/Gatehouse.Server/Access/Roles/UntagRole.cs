using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record UntagRoleRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagRole : RoleOperation<UntagRoleRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagRole));

    protected override bool MayChange(Role role) => !role.IsReserved;

    protected override AccessCheck Ask(AccessCheck check, UntagRoleRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagRoleRequest request, Role role, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, role.Id, request.TagKeys);
        return Nothing.Value;
    }
}
