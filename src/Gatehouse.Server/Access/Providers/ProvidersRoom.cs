using Gatehouse.Server.Access.Providers.OpenId;
using Gatehouse.Server.Access.Providers.Saml;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Providers;

internal static class ProvidersRoom
{
    private const string Service = "iam";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SamlKeys>();
        services.AddSingleton(new SealedColumn("saml_providers", "id", "private_keys", SamlKeys.Purpose));

        services.AddOperation<AddClientIDToOpenIDConnectProvider>(Service);
        services.AddOperation<CreateOpenIDConnectProvider>(Service);
        services.AddOperation<DeleteOpenIDConnectProvider>(Service);
        services.AddOperation<GetOpenIDConnectProvider>(Service);
        services.AddOperation<ListOpenIDConnectProviderTags>(Service);
        services.AddOperation<ListOpenIDConnectProviders>(Service);
        services.AddOperation<RemoveClientIDFromOpenIDConnectProvider>(Service);
        services.AddOperation<TagOpenIDConnectProvider>(Service);
        services.AddOperation<UntagOpenIDConnectProvider>(Service);
        services.AddOperation<UpdateOpenIDConnectProviderThumbprint>(Service);

        services.AddOperation<CreateSAMLProvider>(Service);
        services.AddOperation<DeleteSAMLProvider>(Service);
        services.AddOperation<GetSAMLProvider>(Service);
        services.AddOperation<ListSAMLProviderTags>(Service);
        services.AddOperation<ListSAMLProviders>(Service);
        services.AddOperation<TagSAMLProvider>(Service);
        services.AddOperation<UntagSAMLProvider>(Service);
        services.AddOperation<UpdateSAMLProvider>(Service);
    }
}
