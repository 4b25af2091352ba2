using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>Makes the changes of a PATCH to a resource as it is written; what comes of it is judged by the resource's reader.</summary>
internal static class ScimPatcher
{
    /// <summary>Attributes that are lists; every other is one value.</summary>
    private static readonly string[] Lists = ["emails", "phoneNumbers", "addresses", "members", "photos", "roles", "entitlements", "ims", "x509Certificates", "groups"];

    private static readonly string[] ReadOnly = ["id", "meta", "groups"];

    public static ScimError? Apply(JsonObject resource, IReadOnlyList<ScimOperation> operations)
    {
        foreach (var operation in operations)
        {
            if (Apply(resource, operation) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static ScimError? Apply(JsonObject resource, ScimOperation operation)
    {
        if (operation.Path is { } path)
        {
            return ApplyAt(resource, path, operation.Change, operation.Value);
        }

        foreach (var (name, value) in (JsonObject)operation.Value!)
        {
            // Without a path, names may be paths all the same: "name.givenName" and "urn:…:User" with its attributes.
            if (name.ToLowerInvariant() is "schemas" or "id" or "meta")
            {
                continue;
            }

            if (ScimPath.Read(name) is not { } inner)
            {
                return ScimError.Path($"'{Show(name)}' is no attribute.");
            }

            if (ApplyAt(resource, inner, value is null ? ScimChange.Remove : operation.Change, value) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static ScimError? ApplyAt(JsonObject resource, ScimPath path, ScimChange change, JsonNode? value)
    {
        if (path.Schema.Length > 0 && path.Attribute.Length == 0)
        {
            return ApplyExtension(resource, path.Schema, change, value);
        }

        if (ReadOnly.Contains(path.Attribute, StringComparer.OrdinalIgnoreCase))
        {
            return ScimError.Mutability($"The attribute '{Show(path.Attribute)}' cannot be changed.");
        }

        var holder = resource;
        if (path.Schema.Length > 0)
        {
            holder = Open(resource, path.Schema);
        }

        return IsList(path.Attribute) ? ApplyList(holder, path, change, value)
            : path.Filter is not null ? ScimError.Path($"The attribute '{Show(path.Attribute)}' is no list.")
            : ApplySingle(path.Sub is null ? holder : Open(holder, path.Attribute), path.Sub ?? path.Attribute, change, value);
    }

    private static ScimError? ApplyExtension(JsonObject resource, string schema, ScimChange change, JsonNode? value)
    {
        if (change == ScimChange.Remove)
        {
            resource.Remove(schema);
            return null;
        }

        if (value is not JsonObject attributes)
        {
            return ScimError.Value("An extension is an object.");
        }

        var extension = Open(resource, schema);
        foreach (var (name, each) in attributes)
        {
            ApplySingle(extension, name, each is null ? ScimChange.Remove : change, each);
        }

        return null;
    }

    private static ScimError? ApplySingle(JsonObject holder, string name, ScimChange change, JsonNode? value)
    {
        if (change == ScimChange.Remove)
        {
            holder.Remove(name);
        }
        else if (value is JsonObject parts && holder[name] is JsonObject known && change == ScimChange.Add)
        {
            foreach (var (part, each) in parts)
            {
                known[part] = ScimJson.Copy(each);
            }
        }
        else
        {
            holder[name] = ScimJson.Copy(value);
        }

        return null;
    }

    private static ScimError? ApplyList(JsonObject holder, ScimPath path, ScimChange change, JsonNode? value)
    {
        var list = holder[path.Attribute] as JsonArray;
        if (path.Filter is null && path.Sub is null)
        {
            return ApplyWhole(holder, path.Attribute, list, change, value);
        }

        // Without a filter, a part is that of the first item, which is the only one there can be.
        var items = list?.OfType<JsonObject>().Where(item => path.Filter is null || ScimFilterMatch.Fits(path.Filter, item)).ToList() ?? [];
        if (items.Count == 0)
        {
            return change == ScimChange.Remove ? null : AddItem(holder, path, value);
        }

        foreach (var item in items)
        {
            if (path.Sub is { } sub)
            {
                ApplySingle(item, sub, change, value);
            }
            else if (change == ScimChange.Remove)
            {
                list!.Remove(item);
            }
            else if (value is JsonObject parts)
            {
                foreach (var (name, each) in parts)
                {
                    item[name] = ScimJson.Copy(each);
                }
            }
            else
            {
                return ScimError.Value("An item of a list is an object.");
            }
        }

        return null;
    }

    private static ScimError? ApplyWhole(JsonObject holder, string name, JsonArray? list, ScimChange change, JsonNode? value)
    {
        if (change == ScimChange.Remove)
        {
            holder.Remove(name);
            return null;
        }

        IReadOnlyList<JsonNode?> given = value is JsonArray many ? [.. many] : [value];
        var into = change == ScimChange.Add && list is not null ? list : [];
        foreach (var each in given)
        {
            if (!into.Any(known => JsonNode.DeepEquals(known, each)))
            {
                into.Add(ScimJson.Copy(each));
            }
        }

        if (!ReferenceEquals(into, list))
        {
            holder[name] = into;
        }

        return null;
    }

    /// <summary>What a filter says of an item that is not there yet is what the new one is: <c>emails[type eq "work"].value</c>.</summary>
    private static ScimError? AddItem(JsonObject holder, ScimPath path, JsonNode? value)
    {
        var item = value is JsonObject && path.Sub is null ? (JsonObject)ScimJson.Copy(value)! : ScimJson.New();
        if (path.Sub is { } sub)
        {
            item[sub] = ScimJson.Copy(value);
        }

        foreach (var each in path.Filter?.Conjuncts() ?? [])
        {
            if (each is not ScimFilter.Compare { Operator: "eq", Attribute: var attribute, Value: var wanted } || attribute.Contains('.', StringComparison.Ordinal))
            {
                return ScimError.NoTarget("No item of the list fits the filter of the path.");
            }

            item[attribute] ??= wanted switch
            {
                string text => JsonValue.Create(text),
                bool truth => JsonValue.Create(truth),
                _ => null,
            };
        }

        if (holder[path.Attribute] is not JsonArray list)
        {
            holder[path.Attribute] = list = [];
        }

        list.Add(item);
        return null;
    }

    private static bool IsList(string name) => Lists.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static JsonObject Open(JsonObject holder, string name)
    {
        if (holder[name] is not JsonObject inner)
        {
            holder[name] = inner = ScimJson.New();
        }

        return inner;
    }

    private static string Show(string name) => name.Length <= 64 ? name : name[..64];
}
