using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Directory.Groups;

/// <summary>What a request can change of a group.</summary>
internal record GroupMembers
{
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.GroupName)]
    public string? DisplayName { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Description { get; init; }
}
