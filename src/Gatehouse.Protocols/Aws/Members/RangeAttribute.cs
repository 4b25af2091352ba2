namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The least and the greatest number that a member may be.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class RangeAttribute(long min, long max) : Attribute
{
    public long Min { get; } = min;

    public long Max { get; } = max;
}
