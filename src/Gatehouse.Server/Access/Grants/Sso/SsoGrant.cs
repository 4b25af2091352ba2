namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>What a person gave a program at the portal: tokens as long as the portal session lasts. It ends with that session.</summary>
/// <param name="SessionId">The portal session, by its public id.</param>
/// <param name="ExpiresAt">When the portal session ends.</param>
internal sealed record SsoGrant(string Id, string ClientId, string UserId, string SessionId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
