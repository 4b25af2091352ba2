using Gatehouse.Protocols.Scim;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>A person as answers show one.</summary>
internal sealed record ProvisionedUser(ScimUser User, DateTimeOffset Created, DateTimeOffset Modified)
{
    public static ProvisionedUser Of(DirectoryUser user, string? externalId) => new(ScimMapping.ToScim(user, externalId), user.CreatedAt, user.UpdatedAt);
}

/// <summary>A group as answers show one.</summary>
internal sealed record ProvisionedGroup(ScimGroup Group, DateTimeOffset Created, DateTimeOffset Modified)
{
    public static ProvisionedGroup Of(DirectoryGroup group, string? externalId) =>
        new(new() { Id = group.Id, ExternalId = externalId, DisplayName = group.DisplayName }, group.CreatedAt, group.UpdatedAt);
}
