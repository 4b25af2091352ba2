using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record RemoveClientIDFromOpenIDConnectProviderRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;

    [Required]
    [Length(1, 255)]
    public string ClientID { get; init; } = null!;
}

internal sealed class RemoveClientIDFromOpenIDConnectProvider : OpenIdProviderOperation<RemoveClientIDFromOpenIDConnectProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(RemoveClientIDFromOpenIDConnectProvider));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        RemoveClientIDFromOpenIDConnectProviderRequest request, OpenIdProvider provider, Caller caller, DbSession session)
    {
        // One that is not there is no error: the real service says nothing either.
        await OpenIdProviderStore.UpdateAsync(session, provider with { ClientIds = [.. provider.ClientIds.Where(each => each != request.ClientID)] });
        return Nothing.Value;
    }
}
