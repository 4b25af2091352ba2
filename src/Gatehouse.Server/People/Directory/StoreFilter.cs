using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Directory;

internal sealed record StoreFilter
{
    [Required]
    [Length(1, 255)]
    [Pattern(StorePatterns.AttributePath)]
    public string AttributePath { get; init; } = null!;

    [Required]
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string AttributeValue { get; init; } = null!;

    public bool Is(string path) => string.Equals(AttributePath, path, StringComparison.OrdinalIgnoreCase);
}
