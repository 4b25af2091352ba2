using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>What holds for the tags that a session is given and for those it inherits. Keys are compared ignoring case throughout.</summary>
internal static class SessionTagRules
{
    public const int Most = 50;

    public static Refusal? FindProblem(IReadOnlyList<Tag>? tags, IReadOnlyList<string>? transitive)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags ?? [])
        {
            if (!keys.Add(tag.Key))
            {
                return StsRefusals.InvalidParameterValue("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                return StsRefusals.InvalidParameterValue("Tag keys that begin with aws: are reserved.");
            }
        }

        return (transitive ?? []).All(keys.Contains)
            ? null
            : StsRefusals.InvalidParameterValue("The specified transitive tag key must be included in the requested tags.");
    }

    /// <summary>A tag that follows the caller through its chain of roles cannot be set anew, or it would vouch for nothing.</summary>
    public static Refusal? FindConflict(IReadOnlyList<Tag>? tags, CallerSession? calling) =>
        calling is not null && (tags ?? []).Any(tag => calling.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))
            ? StsRefusals.InvalidParameterValue(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
            : null;

    /// <summary>The tags of the new session: those asked for and those that follow the caller.</summary>
    public static IReadOnlyDictionary<string, string> Join(IReadOnlyList<Tag>? tags, CallerSession? calling)
    {
        var joined = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags ?? [])
        {
            joined[tag.Key] = tag.Value;
        }

        foreach (var (key, value) in calling?.Tags ?? new Dictionary<string, string>())
        {
            if (calling!.TransitiveTagKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                joined[key] = value;
            }
        }

        return joined;
    }

    /// <summary>What follows into the roles that the new session assumes.</summary>
    public static IReadOnlyList<string> JoinTransitive(IReadOnlyList<string>? asked, CallerSession? calling) =>
        [.. (calling?.TransitiveTagKeys ?? []).Concat(asked ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
}
