using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal sealed record DescribeTrustedTokenIssuerRequest : TokenIssuerRequest;

internal sealed record DescribeTrustedTokenIssuerReply(
    string TrustedTokenIssuerArn, string Name, string TrustedTokenIssuerType, TrustedTokenIssuerConfiguration TrustedTokenIssuerConfiguration);

internal sealed class DescribeTrustedTokenIssuer : TokenIssuerOperation<DescribeTrustedTokenIssuerRequest, DescribeTrustedTokenIssuerReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeTrustedTokenIssuer), readOnly: true);

    protected override Task<Outcome<DescribeTrustedTokenIssuerReply>> HandleAsync(
        DescribeTrustedTokenIssuerRequest request, TokenIssuer issuer, DbSession session) =>
        Task.FromResult<Outcome<DescribeTrustedTokenIssuerReply>>(
            new DescribeTrustedTokenIssuerReply(request.TrustedTokenIssuerArn, issuer.Name, TokenIssuer.Type, TrustedTokenIssuerConfiguration.Of(issuer)));
}
