using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal sealed record UpdateTrustedTokenIssuerRequest : TokenIssuerRequest
{
    [Length(1, 255)]
    [Pattern(SsoPatterns.Name)]
    public string? Name { get; init; }

    public TrustedTokenIssuerUpdateConfiguration? TrustedTokenIssuerConfiguration { get; init; }
}

/// <summary>Whom it trusts cannot be changed: that would be another issuer.</summary>
internal sealed class UpdateTrustedTokenIssuer : TokenIssuerOperation<UpdateTrustedTokenIssuerRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateTrustedTokenIssuer));

    public override Refusal? Validate(UpdateTrustedTokenIssuerRequest request) =>
        StoreAttributes.FindProblem(request.TrustedTokenIssuerConfiguration?.OidcJwtConfiguration?.IdentityStoreAttributePath);

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateTrustedTokenIssuerRequest request, TokenIssuer issuer, DbSession session)
    {
        var configuration = request.TrustedTokenIssuerConfiguration?.OidcJwtConfiguration;
        await TokenIssuerStore.UpdateAsync(session, issuer with
        {
            Name = request.Name ?? issuer.Name,
            ClaimAttributePath = configuration?.ClaimAttributePath ?? issuer.ClaimAttributePath,
            StoreAttributePath = configuration?.IdentityStoreAttributePath ?? issuer.StoreAttributePath,
        });
        return Nothing.Value;
    }
}
