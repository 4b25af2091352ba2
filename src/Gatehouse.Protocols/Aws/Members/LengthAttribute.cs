namespace Gatehouse.Protocols.Aws.Members;

/// <summary>How many characters a text may have, counted in UTF-16 code units as the model does. On a list it holds for each item.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class LengthAttribute(int minimum, int maximum) : Attribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;
}
