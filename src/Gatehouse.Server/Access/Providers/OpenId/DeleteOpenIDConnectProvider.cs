using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record DeleteOpenIDConnectProviderRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;
}

internal sealed class DeleteOpenIDConnectProvider : OpenIdProviderOperation<DeleteOpenIDConnectProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteOpenIDConnectProvider));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        DeleteOpenIDConnectProviderRequest request, OpenIdProvider provider, Caller caller, DbSession session)
    {
        await TagStore.RemoveAllAsync(session, provider.Id);
        await OpenIdProviderStore.DeleteAsync(session, provider.Id);
        return Nothing.Value;
    }
}
