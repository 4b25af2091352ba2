namespace Gatehouse.Protocols.Aws.Members;

/// <summary>The only values allowed. On a list it holds for each item.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneOfAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}
