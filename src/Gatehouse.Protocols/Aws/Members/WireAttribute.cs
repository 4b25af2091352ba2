namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The member's name on the wire, where it is not the property's: <c>arn</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class WireAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
