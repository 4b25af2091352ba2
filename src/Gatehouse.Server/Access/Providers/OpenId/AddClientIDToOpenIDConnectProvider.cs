using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record AddClientIDToOpenIDConnectProviderRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;

    [Required]
    [Length(1, 255)]
    public string ClientID { get; init; } = null!;
}

internal sealed class AddClientIDToOpenIDConnectProvider : OpenIdProviderOperation<AddClientIDToOpenIDConnectProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(AddClientIDToOpenIDConnectProvider));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        AddClientIDToOpenIDConnectProviderRequest request, OpenIdProvider provider, Caller caller, DbSession session)
    {
        if (provider.ClientIds.Contains(request.ClientID, StringComparer.Ordinal))
        {
            return Nothing.Value;
        }

        if (provider.ClientIds.Count >= OpenIdProvider.MostClientIds)
        {
            return IamRefusals.LimitExceeded("ClientIdsPerOpenIdConnectProvider", OpenIdProvider.MostClientIds);
        }

        await OpenIdProviderStore.UpdateAsync(session, provider with { ClientIds = [.. provider.ClientIds, request.ClientID] });
        return Nothing.Value;
    }
}
