using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

/// <summary>What holds for the tags of every resource of IAM.</summary>
internal static class TagRules
{
    public const int Most = 50;

    /// <summary>The same key twice in one request, whatever its case.</summary>
    public static Refusal? FindProblem(IReadOnlyList<Tag>? tags) =>
        tags is null || tags.Select(static tag => tag.Key.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Count() == tags.Count
            ? null
            : IamRefusals.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    /// <summary>After a <see cref="TagStore.PutAsync"/>: too many is taken back with the transaction.</summary>
    public static async Task<Refusal?> FindTooManyAsync(DbSession session, string resourceId) =>
        await TagStore.CountAsync(session, resourceId) > Most ? IamRefusals.LimitExceeded("TagsPerResource", Most) : null;

    /// <summary>What policies may ask about the tags in a request: <c>aws:RequestTag/…</c> and <c>aws:TagKeys</c>.</summary>
    public static AccessCheck Ask(AccessCheck check, IReadOnlyList<Tag>? tags)
    {
        if (tags is not { Count: > 0 })
        {
            return check;
        }

        foreach (var tag in tags)
        {
            check = check.With("aws:RequestTag/" + tag.Key, tag.Value);
        }

        return check.With("aws:TagKeys", [.. tags.Select(static tag => tag.Key)]);
    }

    /// <summary>Who gives tags while creating must be allowed to tag as well.</summary>
    /// <param name="create">What is asked about the creation, without the tags.</param>
    /// <param name="tagAction">Such as <c>iam:TagUser</c>.</param>
    public static IReadOnlyList<AccessCheck> AskToCreate(AccessCheck create, string tagAction, IReadOnlyList<Tag>? tags)
    {
        var check = Ask(create, tags);
        return tags is { Count: > 0 } ? [check, check with { Action = tagAction }] : [check];
    }

    /// <summary>What policies may ask about the tags of the resource: <c>aws:ResourceTag/…</c> and <c>iam:ResourceTag/…</c>.</summary>
    public static AccessCheck AskOfResource(AccessCheck check, IReadOnlyList<Tag> tags)
    {
        foreach (var tag in tags)
        {
            check = check.With("aws:ResourceTag/" + tag.Key, tag.Value).With("iam:ResourceTag/" + tag.Key, tag.Value);
        }

        return check;
    }
}
