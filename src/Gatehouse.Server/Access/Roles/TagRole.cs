using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record TagRoleRequest : IRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

internal sealed class TagRole : RoleOperation<TagRoleRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagRole));

    public override Refusal? Validate(TagRoleRequest request) => TagRules.FindProblem(request.Tags);

    protected override bool MayChange(Role role) => !role.IsReserved;

    protected override AccessCheck Ask(AccessCheck check, TagRoleRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(TagRoleRequest request, Role role, Caller caller, DbSession session)
    {
        await TagStore.PutAsync(session, role.Id, request.Tags);
        return await TagRules.FindTooManyAsync(session, role.Id) is { } tooMany ? tooMany : Nothing.Value;
    }
}
