namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The member's name on the wire where it is not the property's.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class WireAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
