using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record ListInstanceProfilesForRoleRequest : IRoleRequest, IPagedRequest
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

internal sealed record ListInstanceProfilesForRoleReply
{
    public required IReadOnlyList<InstanceProfileItem> InstanceProfiles { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListInstanceProfilesForRole : RoleOperation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListInstanceProfilesForRole), readOnly: true);

    protected override async Task<Outcome<ListInstanceProfilesForRoleReply>> HandleAsync(
        ListInstanceProfilesForRoleRequest request, Role role, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await InstanceProfileStore.FindByRolesAsync(session, [role.Id]),
            static profile => IamUserStore.KeyOf(profile.Name),
            (profiles, next) => new ListInstanceProfilesForRoleReply
            {
                InstanceProfiles = [.. profiles.Select(profile => InstanceProfileItem.Of(profile, role))],
                Marker = next,
            });
}
