namespace Gatehouse.Server.Foundation.Operations;

/// <summary>What temporary credentials carry beside the name of their principal. It is stored as JSON with them.</summary>
/// <param name="IssuerArn">The role that was assumed, or the user that asked for the session.</param>
/// <param name="IssuerId">That role's or user's unique id.</param>
/// <param name="IssuerName">That role's or user's name, without its path.</param>
/// <param name="IssuedAt">When the session began.</param>
internal sealed record CallerSession(string IssuerArn, string IssuerId, string IssuerName, DateTimeOffset IssuedAt)
{
    /// <summary>Which operation gave them: <c>AssumeRole</c>, <c>GetSessionToken</c>, <c>GetFederationToken</c>, <c>SignIn</c>.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When a second factor was proved; nothing when none was.</summary>
    public DateTimeOffset? MfaAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The tags that follow into every role assumed from this session.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    /// <summary>The inline session policy; nothing when none was given.</summary>
    public string? Policy { get; init; }

    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Whether the role was assumed with the credentials of another role.</summary>
    public bool Chained { get; init; }

    /// <summary>Further condition keys fixed when the session began, such as <c>saml:sub</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Claims { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
