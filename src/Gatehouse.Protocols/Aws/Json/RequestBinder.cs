using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>Makes a request record out of a tree of members. Members that the record does not know are passed over, as the services do.</summary>
internal static class RequestBinder
{
    /// <summary>Deeper than any request; a body of brackets costs nothing.</summary>
    private const int MostDepth = 32;

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };

    /// <summary>The members of a JSON body; an empty body has none. Nothing when it is not one JSON object.</summary>
    public static JsonObject? Parse(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(body, documentOptions: s_strict) as JsonObject;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            // Names that are no Unicode come to light only when they are compared.
            return null;
        }
    }

    public static Binding Bind(JsonObject members, Type type, WireForm form)
    {
        if (form == WireForm.Query)
        {
            EmptyLists.Open(members, type);
        }

        try
        {
            return members.Deserialize(type, AwsJsonOptions.ForReading(form)) is { } request ? new Binding.Bound(request) : new Binding.Misfit("");
        }
        catch (JsonException misfit)
        {
            return new Binding.Misfit(Name(misfit.Path));
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or FormatException or ArgumentException)
        {
            // Texts that are no Unicode come to light only when they are read.
            return new Binding.Misfit("");
        }
    }

    /// <summary>From <c>$.Tags[0].Key</c> to the words of the services.</summary>
    private static string Name(string? path)
    {
        var name = "";
        foreach (var part in (path ?? "").Split('.').Skip(1))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            name += (name.Length > 0 ? "." : "") + MemberPath.Word(bracket < 0 ? part : part[..bracket]);
            if (bracket >= 0 && int.TryParse(part.AsSpan(bracket + 1).TrimEnd(']'), out var index))
            {
                name = MemberPath.Item(name, index + 1);
            }
        }

        return name;
    }
}
