using System.Text.Json;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Directory;

/// <summary>One change of one attribute.</summary>
internal sealed record AttributeOperation
{
    [Required]
    [Length(1, 255)]
    [Pattern(StorePatterns.AttributePath)]
    public string AttributePath { get; init; } = null!;

    /// <summary>Nothing takes the attribute away.</summary>
    [Secret]
    public JsonElement? AttributeValue { get; init; }
}
