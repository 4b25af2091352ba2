using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>In a form, <c>Tags=</c> is a list without items; only the request record tells it from an empty text.</summary>
internal static class EmptyLists
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RecordMember>> s_members = new();

    /// <summary>Puts lists where the record wants lists and the form has nothing.</summary>
    public static void Open(JsonObject tree, Type type)
    {
        foreach (var member in s_members.GetOrAdd(type, RecordMember.Of))
        {
            if (!tree.TryGetPropertyValue(member.Name, out var value))
            {
                continue;
            }

            var item = ItemOf(member.Type);
            if (item is not null && value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().Length == 0)
            {
                tree[member.Name] = new JsonArray();
            }
            else if (value is JsonObject structure && MemberRules.IsStructure(member.Type))
            {
                Open(structure, member.Type);
            }
            else if (value is JsonArray list && item is not null && MemberRules.IsStructure(item))
            {
                foreach (var each in list.OfType<JsonObject>())
                {
                    Open(each, item);
                }
            }
        }
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var item] ? item : null;
}
