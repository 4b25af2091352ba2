namespace Gatehouse.Protocols.Aws.Members;

/// <summary>How many characters a text has; of a list, each of its texts.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class LengthAttribute(int min, int max) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;
}
