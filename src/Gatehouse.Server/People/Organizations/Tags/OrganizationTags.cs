using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Tags;

/// <summary>What holds for the tags of an organization's things, in the words of the service.</summary>
internal static class OrganizationTags
{
    public static Refusal? FindProblem(IReadOnlyList<Tag>? tags) =>
        TagRules.FindProblem(tags) is not null
            ? OrganizationRefusals.Invalid("DUPLICATE_TAG_KEY", "Tag keys must be unique among the tags attached to the same entity.")
        : tags?.Count > TagRules.Most ? TooMany
        : null;

    /// <summary>After a <see cref="TagStore.PutAsync"/>: too many is taken back with the transaction.</summary>
    public static async Task<Refusal?> FindTooManyAsync(DbSession session, string key) => await TagStore.CountAsync(session, key) > TagRules.Most ? TooMany : null;

    private static Refusal TooMany => OrganizationRefusals.TooMany("MAX_TAG_LIMIT_EXCEEDED", "tags of one resource", TagRules.Most);
}
