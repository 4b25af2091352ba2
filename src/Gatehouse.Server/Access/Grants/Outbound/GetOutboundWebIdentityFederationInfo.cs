using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Grants.Outbound;

internal sealed record GetOutboundWebIdentityFederationInfoRequest;

internal sealed record GetOutboundWebIdentityFederationInfoReply(string IssuerIdentifier, bool JwtVendingEnabled);

/// <summary>The address that outside parties are told to trust.</summary>
internal sealed class GetOutboundWebIdentityFederationInfo(OutboundIssuers issuers)
    : IamOperation<GetOutboundWebIdentityFederationInfoRequest, GetOutboundWebIdentityFederationInfoReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetOutboundWebIdentityFederationInfo), readOnly: true);

    public override async Task<Outcome<GetOutboundWebIdentityFederationInfoReply>> HandleAsync(
        GetOutboundWebIdentityFederationInfoRequest request, Caller caller, DbSession session) =>
        await OutboundIssuerStore.FindAsync(session, caller.AccountId) is { } id
            ? new GetOutboundWebIdentityFederationInfoReply(issuers.UrlOf(id), JwtVendingEnabled: true)
            : OutboundRefusals.Disabled;
}
