using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Applications.Grants;

internal sealed record AuthorizationCodeGrant
{
    [Count(1, 10)]
    public IReadOnlyList<string>? RedirectUris { get; init; }
}

internal sealed record AuthorizedTokenIssuer
{
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.IssuerArn)]
    public string? TrustedTokenIssuerArn { get; init; }

    [Count(1, 10)]
    [Length(1, 512)]
    public IReadOnlyList<string>? AuthorizedAudiences { get; init; }
}

internal sealed record JwtBearerGrant
{
    [Count(1, 10)]
    public IReadOnlyList<AuthorizedTokenIssuer>? AuthorizedTokenIssuers { get; init; }
}

internal sealed record RefreshTokenGrant;

internal sealed record TokenExchangeGrant;

/// <summary>By what an application may come to tokens: exactly one of these.</summary>
internal sealed record ApplicationGrant
{
    public const string Code = "authorization_code";
    public const string Refresh = "refresh_token";
    public const string Bearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    public const string Exchange = "urn:ietf:params:oauth:grant-type:token-exchange";

    public AuthorizationCodeGrant? AuthorizationCode { get; init; }

    public JwtBearerGrant? JwtBearer { get; init; }

    public RefreshTokenGrant? RefreshToken { get; init; }

    public TokenExchangeGrant? TokenExchange { get; init; }

    public Refusal? FindProblem(string type)
    {
        var given = new (string Type, object? Part)[] { (Code, AuthorizationCode), (Bearer, JwtBearer), (Refresh, RefreshToken), (Exchange, TokenExchange) };
        return given.Where(static each => each.Part is not null).Select(static each => each.Type).ToList() is not [var only] || only != type
            ? SsoRefusals.Invalid($"The Grant must hold what belongs to the GrantType {type}, and nothing else.")
            : AuthorizationCode?.RedirectUris?.FirstOrDefault(static uri => !IsSafe(uri)) is { } wrong
                ? SsoRefusals.Invalid($"The redirect URI {wrong} must be absolute, without fragment, and begin with https, with http on a loopback address, or with a scheme such as com.example.app.")
                : null;
    }

    /// <summary>RFC 8252, sections 7 and 8.4; a scheme of one word would be a browser's own.</summary>
    private static bool IsSafe(string text) =>
        text.Length <= 2048 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && !text.Contains('#', StringComparison.Ordinal) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) || uri.Scheme.Contains('.', StringComparison.Ordinal));
}
