using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>People under one name (RFC 7643, section 4.2).</summary>
internal sealed record ScimGroup
{
    public string? Id { get; init; }

    public string? ExternalId { get; init; }

    public string DisplayName { get; init; } = "";

    /// <summary>Ids of users, as a request gave them.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}

internal static class ScimGroupReader
{
    public const int MostMembers = 100;
    private const int LongestExternalId = 256;
    private const int LongestMember = 64;

    public static ScimReading<ScimGroup> Read(JsonObject resource)
    {
        var members = new ScimMembers(resource);
        var group = new ScimGroup
        {
            Id = members.Text("id"),
            ExternalId = members.Text("externalId", LongestExternalId),
            DisplayName = members.Text("displayName") ?? "",
        };
        if ((members.Problem ?? (group.DisplayName.Length == 0 ? ScimError.Value("The attribute displayName is required.") : null)) is { } problem)
        {
            return problem;
        }

        return ReadMembers(resource["members"]) switch
        {
            ScimReading<IReadOnlyList<string>>.Read { Value: var ids } => group with { Members = ids },
            ScimReading<IReadOnlyList<string>>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("Members are read or refused."),
        };
    }

    /// <summary>A list of objects with a value; one alone is a list of one, as some providers write it.</summary>
    public static ScimReading<IReadOnlyList<string>> ReadMembers(JsonNode? node)
    {
        IReadOnlyList<JsonNode?> items = node switch
        {
            null => [],
            JsonArray list => [.. list],
            _ => [node],
        };
        if (items.Count > MostMembers)
        {
            return ScimError.Value($"A request names at most {MostMembers} members.");
        }

        var ids = items.Select(static item => ScimJson.Text((item as JsonObject)?["value"])).ToList();
        return ids.All(static id => id is { Length: > 0 and <= LongestMember } && id.All(static each => char.IsAsciiLetterOrDigit(each) || each == '-'))
            ? new ScimReading<IReadOnlyList<string>>.Read([.. ids.OfType<string>().Distinct(StringComparer.Ordinal)])
            : ScimError.Value("A member has the id of a user as its value.");
    }
}
