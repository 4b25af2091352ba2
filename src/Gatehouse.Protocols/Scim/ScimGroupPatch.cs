using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>
/// What a PATCH says of a group: its names, and who joins and leaves. A group's members are too many to be replaced or removed as a
/// whole by one word; that is refused.
/// </summary>
internal sealed class ScimGroupPatch
{
    private readonly List<(bool Joins, string UserId)> members = [];

    private ScimGroupPatch()
    {
    }

    /// <summary>Nothing when it stays.</summary>
    public string? DisplayName { get; private set; }

    public bool SetsExternalId { get; private set; }

    public string? ExternalId { get; private set; }

    /// <summary>In the order in which they are asked for.</summary>
    public IReadOnlyList<(bool Joins, string UserId)> Members => members;

    public static ScimReading<ScimGroupPatch> Read(IReadOnlyList<ScimOperation> operations)
    {
        var patch = new ScimGroupPatch();
        foreach (var operation in operations)
        {
            if (patch.Take(operation) is { } error)
            {
                return error;
            }
        }

        return patch;
    }

    private ScimError? Take(ScimOperation operation)
    {
        if (operation.Path is { } path)
        {
            return Take(path, operation.Change, operation.Value);
        }

        foreach (var (name, value) in (JsonObject)operation.Value!)
        {
            if (name.ToLowerInvariant() is "schemas" or "id" or "meta")
            {
                continue;
            }

            if (ScimPath.Read(name) is not { } inner)
            {
                return ScimError.Path("A name in the value is no attribute.");
            }

            if (Take(inner, value is null ? ScimChange.Remove : operation.Change, value) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private ScimError? Take(ScimPath path, ScimChange change, JsonNode? value)
    {
        switch (path.Attribute.ToLowerInvariant())
        {
            case "displayname" when path is { Filter: null, Sub: null }:
                if (change == ScimChange.Remove || ScimJson.Text(value) is not { Length: > 0 } name)
                {
                    return ScimError.Value("A group has a displayName.");
                }

                DisplayName = name;
                return null;
            case "externalid" when path is { Filter: null, Sub: null }:
                SetsExternalId = true;
                ExternalId = change == ScimChange.Remove ? null : ScimJson.Text(value);
                return change == ScimChange.Remove || ExternalId is { Length: > 0 } ? null : ScimError.Value("An externalId is a text.");
            case "members" when path.Sub is null:
                return TakeMembers(path, change, value);
            default:
                return ScimError.Path("Of a group, displayName, externalId and members can be changed.");
        }
    }

    private ScimError? TakeMembers(ScimPath path, ScimChange change, JsonNode? value)
    {
        if (path.Filter is { } filter)
        {
            if (change != ScimChange.Remove || filter is not ScimFilter.Compare { Operator: "eq", Value: string id } compare || !compare.Attribute.Equals("value", StringComparison.OrdinalIgnoreCase))
            {
                return ScimError.Filter("A filter of members names the one who leaves: members[value eq \"…\"].");
            }

            return Note(false, new JsonArray(new JsonObject { ["value"] = id }));
        }

        return change switch
        {
            ScimChange.Replace => ScimError.Value("Members cannot be replaced as a whole: add and remove them."),
            ScimChange.Remove when value is null or JsonArray { Count: 0 } => ScimError.Value("Members cannot be removed as a whole: name those who leave."),
            _ => Note(change == ScimChange.Add, value),
        };
    }

    private ScimError? Note(bool joins, JsonNode? value)
    {
        switch (ScimGroupReader.ReadMembers(value))
        {
            case ScimReading<IReadOnlyList<string>>.Refused { Error: var error }:
                return error;
            case ScimReading<IReadOnlyList<string>>.Read { Value: var ids }:
                members.AddRange(ids.Select(id => (joins, id)));
                return members.Count > ScimGroupReader.MostMembers ? ScimError.Value($"A request changes at most {ScimGroupReader.MostMembers} members.") : null;
            default:
                return null;
        }
    }
}
