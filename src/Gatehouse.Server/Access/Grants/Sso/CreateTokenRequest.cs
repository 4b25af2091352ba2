using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>What a program says to get tokens, as it stands on the wire.</summary>
internal sealed record CreateTokenRequest
{
    [Required]
    [Length(1, 256)]
    public string? ClientId { get; init; }

    [Required]
    [Secret]
    [Length(1, 4096)]
    public string? ClientSecret { get; init; }

    [Required]
    [Length(1, 256)]
    public string? GrantType { get; init; }

    [Secret]
    [Length(1, 512)]
    public string? DeviceCode { get; init; }

    [Secret]
    [Length(1, 512)]
    public string? Code { get; init; }

    [Secret]
    [Length(1, 4096)]
    public string? RefreshToken { get; init; }

    /// <summary>Taken and without effect, as in the service: what was agreed to stays.</summary>
    [Count(0, 64)]
    [Length(1, 128)]
    public IReadOnlyList<string>? Scope { get; init; }

    [Length(1, 512)]
    public string? RedirectUri { get; init; }

    [Secret]
    [Length(1, 128)]
    public string? CodeVerifier { get; init; }
}

internal sealed record CreateTokenReply(string AccessToken, string TokenType, long ExpiresIn, string? RefreshToken);
