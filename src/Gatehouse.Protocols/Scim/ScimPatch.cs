using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

internal enum ScimChange
{
    Add,
    Replace,
    Remove,
}

/// <summary>One change; without a path its value has attributes of the resource.</summary>
internal sealed record ScimOperation(ScimChange Change, ScimPath? Path, JsonNode? Value);

/// <summary>Reads the body of a PATCH (RFC 7644, section 3.5.2).</summary>
internal static class ScimPatch
{
    public const int Most = 100;

    public static ScimReading<IReadOnlyList<ScimOperation>> Read(JsonObject body)
    {
        if (body["schemas"] is not JsonArray schemas || !schemas.Any(static each => string.Equals(ScimJson.Text(each), ScimUrns.Patch, StringComparison.OrdinalIgnoreCase)))
        {
            return ScimError.Syntax($"The schemas of a PATCH are [\"{ScimUrns.Patch}\"].");
        }

        if (body["Operations"] is not JsonArray { Count: > 0 and <= Most } list)
        {
            return ScimError.Syntax($"A PATCH has from 1 to {Most} Operations.");
        }

        var operations = new List<ScimOperation>();
        foreach (var item in list)
        {
            switch (ReadOne(item))
            {
                case ScimReading<ScimOperation>.Read { Value: var operation }:
                    operations.Add(operation);
                    break;
                case ScimReading<ScimOperation>.Refused { Error: var error }:
                    return error;
            }
        }

        return new ScimReading<IReadOnlyList<ScimOperation>>.Read(operations);
    }

    private static ScimReading<ScimOperation> ReadOne(JsonNode? item)
    {
        if (item is not JsonObject members)
        {
            return ScimError.Syntax("An operation is an object.");
        }

        // Some providers write Add, Replace and Remove.
        ScimChange? change = ScimJson.Text(members["op"])?.ToLowerInvariant() switch
        {
            "add" => ScimChange.Add,
            "replace" => ScimChange.Replace,
            "remove" => ScimChange.Remove,
            _ => null,
        };
        if (change is not { } op)
        {
            return ScimError.Syntax("The op of an operation is add, replace or remove.");
        }

        ScimPath? path = null;
        if (members["path"] is { } given && (ScimJson.Text(given) is not { } text || (path = ScimPath.Read(text)) is null))
        {
            return ScimError.Path("The path is not one of RFC 7644, section 3.5.2.");
        }

        return (op, path, members["value"]) switch
        {
            (ScimChange.Remove, null, _) => ScimError.NoTarget("To remove something needs a path."),
            (ScimChange.Add or ScimChange.Replace, null, not JsonObject) => ScimError.Value("Without a path the value has attributes of the resource."),
            (ScimChange.Add or ScimChange.Replace, not null, null) => ScimError.Value("There is nothing to add or to put there."),
            var (_, _, value) => new ScimOperation(op, path, value),
        };
    }
}
