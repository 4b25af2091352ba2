using System.Collections;
using System.Collections.Concurrent;

namespace Gatehouse.Protocols.Aws.Members;

/// <summary>What the attributes of a request record demand, compiled once for each type and checked through all its parts.</summary>
internal sealed class MemberRules
{
    private static readonly ConcurrentDictionary<Type, MemberRules> s_compiled = new();

    private readonly IReadOnlyList<MemberRule> rules;

    private MemberRules(Type type) => rules = [.. RecordMember.Of(type).Where(static member => member.IsGiven).Select(static member => new MemberRule(member))];

    public static MemberRules For(Type type) => s_compiled.GetOrAdd(type, static type => new MemberRules(type));

    /// <summary>All that is wrong with a request, in the order of its members.</summary>
    public static IReadOnlyList<Violation> FindViolations(object request)
    {
        var found = new List<Violation>();
        For(request.GetType()).Check(request, "", found);
        return found;
    }

    /// <summary>Whether a type is a structure of the request, with members of its own.</summary>
    public static bool IsStructure(Type type) =>
        type is { IsClass: true, IsArray: false } && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type)
        && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;

    internal void Check(object record, string prefix, List<Violation> found)
    {
        foreach (var rule in rules)
        {
            rule.Check(record, prefix, found);
        }
    }
}
