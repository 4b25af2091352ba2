using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Policies;

internal sealed record ListRolePoliciesRequest : IRoleRequest, IPagedRequest
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

internal sealed record ListRolePoliciesReply
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

/// <summary>The names of the inline policies.</summary>
internal sealed class ListRolePolicies : RoleOperation<ListRolePoliciesRequest, ListRolePoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListRolePolicies), readOnly: true);

    protected override async Task<Outcome<ListRolePoliciesReply>> HandleAsync(ListRolePoliciesRequest request, Role role, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await InlinePolicyStore.FindNamesAsync(session, role.Id),
            static name => name,
            static (names, next) => new ListRolePoliciesReply { PolicyNames = names, Marker = next });
}
