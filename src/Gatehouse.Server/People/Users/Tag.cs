using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Users;

/// <summary>A label that its owner chose. Keys are unique ignoring case and keep the case they were given.</summary>
internal sealed record Tag
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public string Key { get; init; } = null!;

    [Required]
    [Length(0, 256)]
    [Pattern(IamPatterns.TagValue)]
    public string Value { get; init; } = null!;
}
