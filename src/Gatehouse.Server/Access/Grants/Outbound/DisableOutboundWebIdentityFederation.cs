using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Grants.Outbound;

internal sealed record DisableOutboundWebIdentityFederationRequest;

/// <summary>No new tokens; those that were given run out by themselves.</summary>
internal sealed class DisableOutboundWebIdentityFederation
    : IamOperation<DisableOutboundWebIdentityFederationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DisableOutboundWebIdentityFederation));

    public override async Task<Outcome<Nothing>> HandleAsync(
        DisableOutboundWebIdentityFederationRequest request, Caller caller, DbSession session) =>
        await OutboundIssuerStore.DisableAsync(session, caller.AccountId) ? Nothing.Value : OutboundRefusals.Disabled;
}
