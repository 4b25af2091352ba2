namespace Gatehouse.Protocols.Scim;

/// <summary>The names of schemas and messages (RFC 7643, section 8 and RFC 7644, section 8.2).</summary>
internal static class ScimUrns
{
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string Schema = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    public const string ResourceType = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    public const string Provider = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    public const string List = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public const string Patch = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    public const string Error = "urn:ietf:params:scim:api:messages:2.0:Error";

    /// <summary>The part of an attribute's name after the schema's, and the schema; nothing before it means the core.</summary>
    public static (string Schema, string Name) Split(string attribute)
    {
        if (attribute.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var schema in (ReadOnlySpan<string>)[Enterprise, User, Group])
            {
                if (attribute.Equals(schema, StringComparison.OrdinalIgnoreCase))
                {
                    return (schema, "");
                }

                if (attribute.StartsWith(schema + ":", StringComparison.OrdinalIgnoreCase))
                {
                    return (schema == Enterprise ? schema : "", attribute[(schema.Length + 1)..]);
                }
            }
        }

        return ("", attribute);
    }
}
