namespace Gatehouse.Protocols.Aws.Members;

/// <summary>How many items a list has.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class CountAttribute(int min, int max) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;
}
