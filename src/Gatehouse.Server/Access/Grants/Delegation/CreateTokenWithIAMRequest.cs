using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.OAuth;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>What an application says to act for a person, as it stands on the wire.</summary>
internal sealed record CreateTokenWithIAMRequest
{
    public const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";
    public const string RefreshTokenType = "urn:ietf:params:oauth:token-type:refresh_token";

    [Required]
    [Length(1, 1224)]
    public string? ClientId { get; init; }

    [Required]
    [Length(1, 256)]
    public string? GrantType { get; init; }

    [Secret]
    [Length(1, 512)]
    public string? Code { get; init; }

    [Secret]
    [Length(1, 512)]
    public string? RefreshToken { get; init; }

    [Secret]
    [Length(1, BearerAssertion.Longest)]
    public string? Assertion { get; init; }

    [Count(0, 64)]
    [Length(1, 128)]
    public IReadOnlyList<string>? Scope { get; init; }

    [Length(1, 2048)]
    public string? RedirectUri { get; init; }

    [Secret]
    [Length(1, 512)]
    public string? SubjectToken { get; init; }

    [Length(1, 256)]
    public string? SubjectTokenType { get; init; }

    [Length(1, 256)]
    public string? RequestedTokenType { get; init; }

    [Secret]
    [Length(1, 128)]
    public string? CodeVerifier { get; init; }
}

internal sealed record AwsAdditionalDetails(string IdentityContext);

internal sealed record CreateTokenWithIAMReply
{
    [Secret]
    public required string AccessToken { get; init; }

    public required string TokenType { get; init; }

    public required long ExpiresIn { get; init; }

    [Secret]
    public string? RefreshToken { get; init; }

    [Secret]
    public string? IdToken { get; init; }

    public string? IssuedTokenType { get; init; }

    public required IReadOnlyList<string> Scope { get; init; }

    public AwsAdditionalDetails? AwsAdditionalDetails { get; init; }
}
