using Gatehouse.Protocols.Scim;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>One <c>eq</c> with a text, by the attribute's name in small letters.</summary>
internal sealed record ProvisionKey(string Name, string Value)
{
    /// <param name="list">The list whose items may be named in brackets: <c>emails[value eq "…"]</c>.</param>
    public static ProvisionKey? Read(ScimFilter filter, string list) => filter switch
    {
        ScimFilter.Compare { Operator: "eq", Value: string { Length: > 0 } value } compare => new(ScimUrns.Split(compare.Attribute).Name.ToLowerInvariant(), value),
        ScimFilter.Items items when items.Attribute.Equals(list, StringComparison.OrdinalIgnoreCase) => items.Inner.Conjuncts()
            .Select(inner => Read(inner, ""))
            .OfType<ProvisionKey>()
            .Where(static key => key.Name == "value")
            .Select(key => key with { Name = list + ".value" })
            .FirstOrDefault(),
        _ => null,
    };
}
