namespace Gatehouse.Protocols.Scim;

/// <summary>A filter as RFC 7644, section 3.4.2.2 writes it.</summary>
internal abstract record ScimFilter
{
    private ScimFilter()
    {
    }

    /// <param name="Attribute">As it was written, schema and sub-attribute included.</param>
    /// <param name="Operator">In small letters: eq, ne, co, sw, ew, gt, ge, lt, le.</param>
    /// <param name="Value">A text, a number (as decimal), a truth value or nothing.</param>
    internal sealed record Compare(string Attribute, string Operator, object? Value) : ScimFilter;

    internal sealed record Present(string Attribute) : ScimFilter;

    internal sealed record And(ScimFilter Left, ScimFilter Right) : ScimFilter;

    internal sealed record Or(ScimFilter Left, ScimFilter Right) : ScimFilter;

    internal sealed record Not(ScimFilter Inner) : ScimFilter;

    /// <summary>One item of a list that satisfies all of it: <c>emails[type eq "work"]</c>.</summary>
    internal sealed record Items(string Attribute, ScimFilter Inner) : ScimFilter;

    /// <summary>What must all hold, whatever else is in it.</summary>
    public IEnumerable<ScimFilter> Conjuncts() => this is And both ? both.Left.Conjuncts().Concat(both.Right.Conjuncts()) : [this];
}
