using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal sealed record OidcJwtConfiguration
{
    [Required]
    [Length(1, 512)]
    [Pattern(ApplicationPatterns.IssuerUrl)]
    public string IssuerUrl { get; init; } = null!;

    [Required]
    [Length(1, 255)]
    [Pattern(ApplicationPatterns.ClaimPath)]
    public string ClaimAttributePath { get; init; } = null!;

    [Required]
    [Length(1, 255)]
    [Pattern(ApplicationPatterns.AttributePath)]
    public string IdentityStoreAttributePath { get; init; } = null!;

    [Required]
    [OneOf(TokenIssuer.Discovery)]
    public string JwksRetrievalOption { get; init; } = null!;
}

internal sealed record TrustedTokenIssuerConfiguration
{
    public OidcJwtConfiguration? OidcJwtConfiguration { get; init; }

    public static TrustedTokenIssuerConfiguration Of(TokenIssuer issuer) => new()
    {
        OidcJwtConfiguration = new()
        {
            IssuerUrl = issuer.IssuerUrl,
            ClaimAttributePath = issuer.ClaimAttributePath,
            IdentityStoreAttributePath = issuer.StoreAttributePath,
            JwksRetrievalOption = TokenIssuer.Discovery,
        },
    };
}

internal sealed record OidcJwtUpdateConfiguration
{
    [Length(1, 255)]
    [Pattern(ApplicationPatterns.ClaimPath)]
    public string? ClaimAttributePath { get; init; }

    [Length(1, 255)]
    [Pattern(ApplicationPatterns.AttributePath)]
    public string? IdentityStoreAttributePath { get; init; }

    [OneOf(TokenIssuer.Discovery)]
    public string? JwksRetrievalOption { get; init; }
}

internal sealed record TrustedTokenIssuerUpdateConfiguration
{
    public OidcJwtUpdateConfiguration? OidcJwtConfiguration { get; init; }
}
