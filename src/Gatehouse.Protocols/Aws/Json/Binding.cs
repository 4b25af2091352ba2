namespace Gatehouse.Protocols.Aws.Json;

/// <summary>A request record made from what came over the wire, or the member that did not fit.</summary>
internal abstract record Binding
{
    private Binding()
    {
    }

    internal sealed record Bound(object Request) : Binding;

    /// <param name="Member">Such as <c>tags.1.member.key</c>; empty when it is the request as a whole.</param>
    internal sealed record Misfit(string Member) : Binding;
}
