using Gatehouse.Server.Access.Providers.OpenId;
using Gatehouse.Server.Access.Providers.Saml;
using Gatehouse.Server.Doors.Console.Iam;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>The identity providers that the account has a record of.</summary>
internal sealed class ProvidersModel(PageTools tools) : IamPage(tools)
{
    public IReadOnlyList<SAMLProviderListEntry> Saml { get; private set; } = [];

    public MissingPermission? SamlMissing { get; private set; }

    public IReadOnlyList<OpenIDConnectProviderListEntry> Oidc { get; private set; } = [];

    public MissingPermission? OidcMissing { get; private set; }

    public async Task OnGetAsync()
    {
        var saml = await TryAsync(New<ListSAMLProviders>(), new ListSAMLProvidersRequest());
        (Saml, SamlMissing) = (saml.Value?.SAMLProviderList ?? [], saml.Missing);
        var oidc = await TryAsync(New<ListOpenIDConnectProviders>(), new ListOpenIDConnectProvidersRequest());
        (Oidc, OidcMissing) = (oidc.Value?.OpenIDConnectProviderList ?? [], oidc.Missing);
    }
}
