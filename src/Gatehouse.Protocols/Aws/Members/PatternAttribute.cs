using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.Aws.Members;

/// <summary>What the whole text must match, written as the model writes it. On a list it holds for each item.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
