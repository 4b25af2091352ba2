using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Directory;

/// <summary>
/// Changes attributes by their paths. A resource becomes the tree that the wire has of it, the tree is changed, and what comes of it is
/// judged as if it had come with a request: so no path leads to what a request could not say.
/// </summary>
internal static class AttributeTree
{
    private const string Enterprise = "aws:identitystore:enterprise";

    public static Outcome<T> Change<T>(T resource, IReadOnlyList<AttributeOperation> operations)
        where T : class
    {
        var tree = JsonSerializer.SerializeToNode(resource, AwsJsonOptions.ForWriting(WireForm.Json))!.AsObject();
        foreach (var operation in operations)
        {
            if (!TryChange(tree, typeof(T), operation))
            {
                return StoreRefusals.Invalid($"The attribute '{operation.AttributePath}' is not one that can be changed, or its value has not the form of one.");
            }
        }

        if (RequestBinder.Bind(tree, typeof(T), WireForm.Json) is not Binding.Bound { Request: T changed })
        {
            return StoreRefusals.Invalid("An attribute has not the form that it must have.");
        }

        var violations = MemberRules.FindViolations(changed);
        return violations.Count == 0 ? changed : StoreRefusals.Invalid(ViolationWriter.Write(violations, ViolationStyle.WithoutValues));
    }

    private static bool TryChange(JsonObject tree, Type type, AttributeOperation operation)
    {
        var path = operation.AttributePath;
        var isExtension = path.StartsWith(Enterprise, StringComparison.OrdinalIgnoreCase) && path.Length > Enterprise.Length == (path.ElementAtOrDefault(Enterprise.Length) == '.');
        string[] parts = isExtension ? [Enterprise, .. path[Enterprise.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries)] : path.Split('.');
        if (!TryRead(operation.AttributeValue, out var value))
        {
            return false;
        }

        if (isExtension)
        {
            // The extension itself is an object without a record of ours; its own reader judges it.
            return TrySet(Open(tree, "Extensions"), parts, null, value);
        }

        return TrySet(tree, parts, type, value);
    }

    /// <summary>Walks down the path, opening what is not there yet, and puts the value at its end.</summary>
    private static bool TrySet(JsonObject at, ReadOnlySpan<string> parts, Type? type, JsonNode? value)
    {
        var (name, member) = Find(type, parts[0]);
        if (type is not null && member is null)
        {
            return false;
        }

        var (structure, isList) = StructureOf(member?.Type);
        if (parts.Length == 1)
        {
            if (value is null)
            {
                at.Remove(name);
                return true;
            }

            at[name] = Rename(value, structure);
            return true;
        }

        // Only structures have parts; a list has its first item's, since it has no other.
        if (type is not null && structure is null)
        {
            return false;
        }

        if (value is null && at[name] is null)
        {
            return true;
        }

        return TrySet(isList ? OpenFirst(at, name) : Open(at, name), parts[1..], structure, value);
    }

    private static (string Name, RecordMember? Member) Find(Type? type, string part)
    {
        var member = type is null ? null : RecordMember.Of(type).FirstOrDefault(each => string.Equals(each.Name, part, StringComparison.OrdinalIgnoreCase));
        return (member?.Name ?? part, member);
    }

    private static (Type? Structure, bool IsList) StructureOf(Type? type) =>
        type is null ? (null, false)
        : MemberRules.IsStructure(type) ? (type, false)
        : type.IsGenericType && type.GetGenericArguments() is [var item] && MemberRules.IsStructure(item) ? (item, true)
        : (null, false);

    /// <summary>Clients write members of documents with small first letters, with great ones, or as their own language has them.</summary>
    private static JsonNode Rename(JsonNode value, Type? structure)
    {
        if (structure is not null && value is JsonArray list)
        {
            return new JsonArray([.. list.Select(each => each is null ? null : Rename(each.DeepClone(), structure))]);
        }

        if (structure is null || value is not JsonObject members)
        {
            return value;
        }

        var renamed = new JsonObject();
        foreach (var (name, member) in members)
        {
            renamed[Find(structure, name).Name] = member?.DeepClone();
        }

        return renamed;
    }

    private static JsonObject Open(JsonObject at, string name)
    {
        if (at[name] is not JsonObject inner)
        {
            at[name] = inner = [];
        }

        return inner;
    }

    private static JsonObject OpenFirst(JsonObject at, string name)
    {
        if (at[name] is not JsonArray { Count: > 0 } list || list[0] is not JsonObject first)
        {
            at[name] = new JsonArray(first = []);
        }

        return first;
    }

    private static bool TryRead(JsonElement? element, out JsonNode? value)
    {
        value = null;
        if (element is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given)
        {
            return true;
        }

        try
        {
            value = RequestBinder.Parse(System.Text.Encoding.UTF8.GetBytes("{\"v\":" + given.GetRawText() + "}"))?["v"]?.DeepClone();
            return value is not null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
