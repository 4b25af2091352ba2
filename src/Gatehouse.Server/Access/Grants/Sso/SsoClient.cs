namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>A program that registered itself. Anybody may, so its name is only what it says of itself.</summary>
/// <param name="DirectoryId">The directory of its issuerUrl; nothing for one that named none and may use device codes alone.</param>
internal sealed record SsoClient(
    string Id,
    string SecretHash,
    string Name,
    string? DirectoryId,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> GrantTypes,
    IReadOnlyList<string> RedirectUris,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Whether an administrator made it known: then its addresses are its own word for word, and its people are assigned.</summary>
    public bool IsApplication { get; init; }

    /// <summary>Only a client with scopes gets short tokens and refreshes them.</summary>
    public bool Refreshes => Scopes.Count > 0 && GrantTypes.Contains(SsoGrantTypes.RefreshToken);

    /// <summary>Whether a text can be an id at all: what a client sends is looked up by it, and databases refuse some characters.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 64 && text.All(static each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_');

    public bool Accepts(string? redirect) => 
        RedirectUris.Any(each => IsApplication ? SsoRedirects.FitsExactly(each, redirect) : SsoRedirects.Fits(each, redirect));

    public bool Knows(string secret) => Foundation.Secrets.SecretHash.Matches(secret, SecretHash);
}
