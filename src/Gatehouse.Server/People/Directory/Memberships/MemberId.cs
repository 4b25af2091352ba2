using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Directory.Memberships;

/// <summary>Who is in a group: a union that has one kind so far.</summary>
internal sealed record MemberId
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}
