using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.Aws.Members;

/// <summary>What a text looks like from its first character to its last; of a list, each of its texts. Written as the service's model has it.</summary>
[AttributeUsage(MemberTargets.All)]
internal sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
