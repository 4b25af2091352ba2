using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Grants.Outbound;

internal sealed record EnableOutboundWebIdentityFederationRequest;

/// <param name="IssuerIdentifier">An address with the discovery document and the keys below it.</param>
internal sealed record EnableOutboundWebIdentityFederationReply(string IssuerIdentifier);

/// <summary>Lets the principals of the account have tokens for outside. Switched on again it is the same issuer.</summary>
internal sealed class EnableOutboundWebIdentityFederation(OutboundIssuers issuers, SecretSource random)
    : IamOperation<EnableOutboundWebIdentityFederationRequest, EnableOutboundWebIdentityFederationReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(EnableOutboundWebIdentityFederation));

    public override async Task<Outcome<EnableOutboundWebIdentityFederationReply>> HandleAsync(
        EnableOutboundWebIdentityFederationRequest request, Caller caller, DbSession session) =>
        await OutboundIssuerStore.EnableAsync(session, caller.AccountId, random.Uuid().ToString()) is { } id
            ? new EnableOutboundWebIdentityFederationReply(issuers.UrlOf(id))
            : OutboundRefusals.Enabled;
}
