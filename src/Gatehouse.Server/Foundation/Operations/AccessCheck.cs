namespace Gatehouse.Server.Foundation.Operations;

/// <summary>One question to the policies: may the caller do this to that? An operation is allowed when every one of its checks is.</summary>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c> for operations that act on nothing in particular.</param>
internal sealed record AccessCheck(string Action, string Resource)
{
    /// <summary>The account that owns the resource; nothing for the caller's own.</summary>
    public string? ResourceAccountId { get; init; }

    /// <summary>What the request says about itself: <c>aws:RequestTag/team</c>, <c>iam:PassedToService</c>, <c>sts:ExternalId</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The policy on the resource itself, such as a role's trust policy; nothing when it has none.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>Whether <see cref="ResourcePolicy"/> is a trust policy: then nothing is allowed without it, not even in the same account.</summary>
    public bool IsTrust { get; init; }

    /// <summary>Whether nothing is allowed without <see cref="ResourcePolicy"/>, not even in the same account, although it is no trust policy.</summary>
    public bool IsSole { get; init; }

    /// <summary>Who else must not learn more than "not authorized": the resource may not even exist.</summary>
    public bool HidesResource { get; init; }

    public AccessCheck With(string key, params IReadOnlyList<string> values) =>
        this with { Conditions = new Dictionary<string, IReadOnlyList<string>>(Conditions, StringComparer.OrdinalIgnoreCase) { [key] = values } };
}
