using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>Reads members of one object and keeps the first that does not fit.</summary>
internal sealed class ScimMembers(JsonObject members, string prefix = "")
{
    private const int LongestText = 1024;

    public ScimError? Problem { get; private set; }

    /// <summary>Nothing for what is absent or null; an empty text says that there is nothing (RFC 7643, section 2.5).</summary>
    public string? Text(string name, int longest = LongestText)
    {
        switch (members[name])
        {
            case null:
                return null;
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (text.Length <= longest && !text.Any(static each => char.IsControl(each) && each is not ('\t' or '\r' or '\n')))
                {
                    return text.Trim().Length == 0 ? null : text;
                }

                break;
        }

        return Refuse<string>(name, $"a text of at most {longest} characters");
    }

    public bool? Truth(string name)
    {
        var truth = ScimJson.Truth(members[name]);
        if (truth is null && members[name] is not null)
        {
            Refuse<string>(name, "true or false");
        }

        return truth;
    }

    public ScimMembers? Inner(string name) => members[name] switch
    {
        null => null,
        JsonObject inner => new ScimMembers(inner, prefix + name + "."),
        _ => Refuse<ScimMembers>(name, "an object"),
    };

    /// <summary>The one item of a list that may have no more.</summary>
    public ScimMembers? Only(string name)
    {
        switch (members[name])
        {
            case null or JsonArray { Count: 0 }:
                return null;
            case JsonArray { Count: 1 } list when list[0] is JsonObject item:
                return new ScimMembers(item, prefix + name + ".");
            case JsonArray { Count: > 1 }:
                Problem ??= ScimError.Value($"List attribute {prefix}{name} exceeds allowed limit of 1");
                return null;
            default:
                return Refuse<ScimMembers>(name, "a list of objects");
        }
    }

    /// <summary>A manager is an object with a value, or by some providers its value alone.</summary>
    public string? Reference(string name) => members[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? Text(name)
        : Take(Inner(name), static inner => inner.Text("value"));

    /// <summary>Reads a part, and takes over what is wrong with it.</summary>
    public T? Take<T>(ScimMembers? part, Func<ScimMembers, T> read)
    {
        if (part is null)
        {
            return default;
        }

        var taken = read(part);
        Problem ??= part.Problem;
        return taken;
    }

    private T? Refuse<T>(string name, string wanted)
        where T : class
    {
        Problem ??= ScimError.Value($"The attribute {prefix}{name} is {wanted}.");
        return null;
    }
}
