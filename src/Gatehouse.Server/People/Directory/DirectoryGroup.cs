using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Directory;

/// <summary>People of a directory under one name, for assignments. Groups hold no groups.</summary>
internal sealed record DirectoryGroup(
    string Id,
    string DirectoryId,
    string DisplayName,
    string? Description,
    string ManagedBy,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset UpdatedAt,
    string UpdatedBy)
{
    public static string NewId(string directoryId, SecretSource random) => DirectoryUser.NewId(directoryId, random);
}
