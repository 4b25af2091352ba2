using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record ListRoleTagsRequest : IRoleRequest, IPagedRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListRoleTagsReply
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListRoleTags : RoleOperation<ListRoleTagsRequest, ListRoleTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListRoleTags), readOnly: true);

    protected override async Task<Outcome<ListRoleTagsReply>> HandleAsync(ListRoleTagsRequest request, Role role, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, role.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListRoleTagsReply { Tags = tags, Marker = next });
}
