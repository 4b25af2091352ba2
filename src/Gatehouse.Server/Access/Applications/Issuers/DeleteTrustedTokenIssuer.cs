using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal sealed record DeleteTrustedTokenIssuerRequest : TokenIssuerRequest;

/// <summary>Grants that name it trust one issuer less from now on.</summary>
internal sealed class DeleteTrustedTokenIssuer : TokenIssuerOperation<DeleteTrustedTokenIssuerRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteTrustedTokenIssuer));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteTrustedTokenIssuerRequest request, TokenIssuer issuer, DbSession session)
    {
        await TagStore.RemoveAllAsync(session, issuer.Id);
        await TokenIssuerStore.DeleteAsync(session, issuer.Id);
        return Nothing.Value;
    }
}
