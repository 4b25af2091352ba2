using System.Text.Json;

namespace Gatehouse.Server.People.Directory;

/// <summary>The text of a document that may be anything.</summary>
internal static class AttributeText
{
    /// <summary>Nothing for whatever is no text that the database could hold.</summary>
    public static string? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString() is { Length: > 0 and <= StorePatterns.LongestText } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair comes to light only here.
            return null;
        }
    }
}
