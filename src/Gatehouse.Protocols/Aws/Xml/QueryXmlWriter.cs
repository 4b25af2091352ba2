using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Aws.Xml;

/// <summary>Writes the replies of query services. What is null is absent; what is empty is an empty element.</summary>
internal static class QueryXmlWriter
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RecordMember>> s_shapes = new();

    /// <summary>The whole answer; a reply record without members has no result element.</summary>
    public static byte[] Write(string operation, object reply, string requestId, string xmlNamespace)
    {
        var into = new StringBuilder(1024);
        into.Append('<').Append(operation).Append("Response xmlns=\"").AppendXml(xmlNamespace).Append("\">");
        if (Shape(reply.GetType()).Count > 0)
        {
            Element(into, operation + "Result", reply, isUrlEncoded: false);
        }

        into.Append("<ResponseMetadata><RequestId>").AppendXml(requestId).Append("</RequestId></ResponseMetadata></").Append(operation).Append("Response>");
        return Encoding.UTF8.GetBytes(into.ToString());
    }

    private static void Element(StringBuilder into, string name, object value, bool isUrlEncoded)
    {
        into.Append('<').Append(name).Append('>');
        Content(into, value, isUrlEncoded);
        into.Append("</").Append(name).Append('>');
    }

    private static void Content(StringBuilder into, object value, bool isUrlEncoded)
    {
        switch (value)
        {
            case string text:
                into.AppendXml(isUrlEncoded ? Percent.Encode(text) : text);
                break;
            case bool truth:
                into.Append(truth ? "true" : "false");
                break;
            case DateTimeOffset instant:
                into.Append(instant.ToUniversalTime().ToString(Iso, CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                into.Append(Convert.ToBase64String(bytes));
                break;
            case IDictionary entries:
                Entries(into, entries, isUrlEncoded);
                break;
            case IEnumerable items:
                Items(into, items, isUrlEncoded);
                break;
            case var structure when MemberRules.IsStructure(structure.GetType()):
                Structure(into, structure);
                break;
            default:
                into.AppendXml(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Structure(StringBuilder into, object structure)
    {
        foreach (var member in Shape(structure.GetType()))
        {
            if (member.Read(structure) is { } value)
            {
                Element(into, member.Name, value, member.IsUrlEncoded);
            }
        }
    }

    private static void Items(StringBuilder into, IEnumerable items, bool isUrlEncoded)
    {
        foreach (var item in items)
        {
            Element(into, "member", item ?? "", isUrlEncoded);
        }
    }

    private static void Entries(StringBuilder into, IDictionary entries, bool isUrlEncoded)
    {
        foreach (DictionaryEntry entry in entries)
        {
            into.Append("<entry>");
            Element(into, "key", entry.Key, isUrlEncoded: false);
            Element(into, "value", entry.Value ?? "", isUrlEncoded);
            into.Append("</entry>");
        }
    }

    private static IReadOnlyList<RecordMember> Shape(Type type) => s_shapes.GetOrAdd(type, RecordMember.Of);
}
