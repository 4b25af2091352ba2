using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record DeleteSAMLProviderRequest : ISamlProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string SAMLProviderArn { get; init; } = null!;
}

internal sealed class DeleteSAMLProvider : SamlProviderOperation<DeleteSAMLProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteSAMLProvider));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteSAMLProviderRequest request, SamlProvider provider, Caller caller, DbSession session)
    {
        await TagStore.RemoveAllAsync(session, provider.Id);
        await SamlProviderStore.DeleteAsync(session, provider.Id);
        return Nothing.Value;
    }
}
