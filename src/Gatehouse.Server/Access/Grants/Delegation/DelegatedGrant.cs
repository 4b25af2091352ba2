namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>That an application acts for a person, and how long.</summary>
/// <param name="SessionId">The portal session in which the person agreed; nothing where an issuer vouched for them.</param>
internal sealed record DelegatedGrant(string Id, string ApplicationId, string UserId, string? SessionId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>An access token as it is found.</summary>
internal sealed record DelegatedToken(DelegatedGrant Grant, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>A refresh token as it is found.</summary>
internal sealed record DelegatedRefreshToken(DelegatedGrant Grant, DateTimeOffset? RotatedAt, string? SealedAnswer);
