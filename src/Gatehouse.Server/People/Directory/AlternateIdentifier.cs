using System.Text.Json;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Directory;

/// <summary>An attribute that only one of a store has.</summary>
internal sealed record UniqueAttribute
{
    [Required]
    [Length(1, 255)]
    [Pattern(StorePatterns.AttributePath)]
    public string AttributePath { get; init; } = null!;

    [Secret]
    public JsonElement? AttributeValue { get; init; }
}

/// <summary>A user or group by another name than its id; one of both members is there.</summary>
internal sealed record AlternateIdentifier
{
    public ExternalId? ExternalId { get; init; }

    public UniqueAttribute? UniqueAttribute { get; init; }

    /// <summary>The path in small letters and the value, where it is an attribute.</summary>
    public (string Path, string Value)? ReadAttribute() =>
        UniqueAttribute is { AttributePath: var path, AttributeValue: { } value } && AttributeText.Read(value) is { } text ? (path.ToLowerInvariant(), text) : null;

    public Refusal? FindProblem(params ReadOnlySpan<string> paths)
    {
        if ((ExternalId is null) == (UniqueAttribute is null))
        {
            return StoreRefusals.Invalid("AlternateIdentifier must have exactly one of ExternalId and UniqueAttribute.");
        }

        if (UniqueAttribute is null)
        {
            return null;
        }

        return ReadAttribute() is not { } attribute ? StoreRefusals.Invalid("The AttributeValue of a UniqueAttribute is a text.")
            : paths.Contains(attribute.Path) ? null
            : StoreRefusals.Invalid($"The attribute '{UniqueAttribute.AttributePath}' is not unique.");
    }
}
