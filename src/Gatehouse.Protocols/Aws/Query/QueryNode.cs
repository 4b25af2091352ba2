using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Aws.Query;

/// <summary>One place in the tree while it grows: a text, a structure or a list, never two of them.</summary>
internal sealed class QueryNode
{
    private string? text;
    private Dictionary<string, QueryNode>? members;
    private SortedDictionary<int, QueryNode>? items;

    /// <summary>Nothing when this is already something else than a structure.</summary>
    public QueryNode? Member(string name)
    {
        if (text is not null || items is not null)
        {
            return null;
        }

        members ??= new Dictionary<string, QueryNode>(StringComparer.Ordinal);
        if (!members.TryGetValue(name, out var member))
        {
            members.Add(name, member = new QueryNode());
        }

        return member;
    }

    /// <summary>Nothing when this is already something else than a list, or the index is none.</summary>
    public QueryNode? Item(int? index)
    {
        if (text is not null || members is not null || index is not { } at)
        {
            return null;
        }

        items ??= [];
        if (!items.TryGetValue(at, out var item))
        {
            items.Add(at, item = new QueryNode());
        }

        return item;
    }

    public bool TrySetText(string value)
    {
        var isFree = text is null && members is null && items is null;
        text = isFree ? value : text;
        return isFree;
    }

    /// <summary>Gaps between indices close: only their order counts.</summary>
    public JsonNode ToJson()
    {
        if (text is not null)
        {
            return JsonValue.Create(text);
        }

        if (items is not null)
        {
            return new JsonArray([.. items.Values.Select(static item => item.ToJson())]);
        }

        var tree = new JsonObject();
        foreach (var (name, member) in members ?? [])
        {
            tree.Add(name, member.ToJson());
        }

        return tree;
    }
}
