namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The only texts that a member may be; of a list, each of its texts.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class OneOfAttribute(params string[] values) : Attribute
{
    public string[] Values { get; } = values;
}
