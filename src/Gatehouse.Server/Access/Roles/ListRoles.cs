using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record ListRolesRequest : IPagedRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListRolesReply
{
    public required IReadOnlyList<RoleItem> Roles { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListRoles : IamOperation<ListRolesRequest, ListRolesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListRoles), "arn:aws:iam::{account}:role/", readOnly: true);

    public override Task<Outcome<ListRolesReply>> HandleAsync(ListRolesRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => RoleStore.FindPageAsync(session, caller.AccountId, request.PathPrefix ?? "/", page),
            static role => IamUserStore.KeyOf(role.Name),
            static (roles, next) => new ListRolesReply { Roles = [.. roles.Select(RoleItem.Listed)], Marker = next });
}
