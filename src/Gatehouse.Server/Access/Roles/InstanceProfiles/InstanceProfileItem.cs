using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

/// <summary>As answers show it, with its role.</summary>
internal sealed record InstanceProfileItem
{
    public required string Path { get; init; }

    public required string InstanceProfileName { get; init; }

    public required string InstanceProfileId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required IReadOnlyList<RoleItem> Roles { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public static InstanceProfileItem Of(InstanceProfile profile, Role? role) => new()
    {
        Path = profile.Path,
        InstanceProfileName = profile.Name,
        InstanceProfileId = profile.Id,
        Arn = profile.Arn,
        CreateDate = profile.CreatedAt,
        Roles = role is null ? [] : [RoleItem.Listed(role) with { MaxSessionDuration = null }],
    };

    /// <summary>Many at once, with one look for all their roles.</summary>
    public static async Task<IReadOnlyList<InstanceProfileItem>> OfAsync(DbSession session, IReadOnlyList<InstanceProfile> profiles)
    {
        var roles = await RoleStore.FindAllAsync(session, [.. profiles.Select(static profile => profile.RoleId).OfType<string>().Distinct()]);
        return [.. profiles.Select(profile => Of(profile, profile.RoleId is { } id ? roles.GetValueOrDefault(id) : null))];
    }
}
