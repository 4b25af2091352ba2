namespace Gatehouse.Server.Access.Applications.Issuers;

/// <summary>Somebody else's OpenID provider whose tokens about a directory's people are believed.</summary>
/// <param name="Id"><c>tti-</c> and a UUID.</param>
/// <param name="IssuerUrl">As its tokens say in <c>iss</c>; its keys are found from there.</param>
/// <param name="ClaimAttributePath">Which claim names the person.</param>
/// <param name="StoreAttributePath">Which attribute of the directory's users it is compared with.</param>
/// <param name="ClientToken">Tells a request that comes again.</param>
internal sealed record TokenIssuer(
    string Id,
    string DirectoryId,
    string Name,
    string IssuerUrl,
    string ClaimAttributePath,
    string StoreAttributePath,
    string? ClientToken,
    DateTimeOffset CreatedAt)
{
    public const int MostPerDirectory = 10;
    public const string Type = "OIDC_JWT";
    public const string Discovery = "OPEN_ID_DISCOVERY";
}
