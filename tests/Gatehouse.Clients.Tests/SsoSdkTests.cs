using Amazon.Runtime;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.SSOOIDC.Model;
using Gatehouse.Clients.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>The AWS SDK for .NET signs in by a device code, and throws what programs catch.</summary>
public sealed class SsoSdkTests
{
    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    [Fact]
    public async Task The_SDK_for_NET_signs_in_by_a_device_code_and_gets_keys()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = await SsoCli.StartAsync(host);
        using var oidc = new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), new AmazonSSOOIDCConfig { ServiceURL = host.Server.Origin.ToString(), MaxErrorRetry = 0 });
        var client = await oidc.RegisterClientAsync(new() { ClientName = "net", ClientType = "public", Scopes = ["sso:account:access"] });
        var started = await oidc.StartDeviceAuthorizationAsync(new() { ClientId = client.ClientId, ClientSecret = client.ClientSecret, StartUrl = sso.Directory.StartUrl });
        var ask = new CreateTokenRequest { ClientId = client.ClientId, ClientSecret = client.ClientSecret, GrantType = DeviceGrant, DeviceCode = started.DeviceCode };
        (await Should.ThrowAsync<AuthorizationPendingException>(() => oidc.CreateTokenAsync(ask))).Error.ShouldBe("authorization_pending");

        await sso.SignInAsync(started.VerificationUriComplete);
        await sso.Browser.SubmitAsync(("Matches", "true"), ("Answer", "allow"));
        var token = await oidc.CreateTokenAsync(ask);
        await Should.ThrowAsync<InvalidGrantException>(() => oidc.CreateTokenAsync(ask));
        var refreshed = await oidc.CreateTokenAsync(new()
        {
            ClientId = client.ClientId,
            ClientSecret = client.ClientSecret,
            GrantType = "refresh_token",
            RefreshToken = token.RefreshToken,
        });

        using var portal = new AmazonSSOClient(new AnonymousAWSCredentials(), new AmazonSSOConfig { ServiceURL = host.Server.Origin.ToString(), MaxErrorRetry = 0 });
        (await portal.ListAccountsAsync(new() { AccessToken = refreshed.AccessToken })).AccountList.ShouldHaveSingleItem().AccountId.ShouldBe(host.Account.Id.Digits);
        var ask2 = new GetRoleCredentialsRequest { AccessToken = refreshed.AccessToken, AccountId = host.Account.Id.Digits, RoleName = "Reader" };
        (await portal.GetRoleCredentialsAsync(ask2)).RoleCredentials.AccessKeyId.ShouldStartWith("ASIA");
        await portal.LogoutAsync(new() { AccessToken = refreshed.AccessToken });
        await Should.ThrowAsync<UnauthorizedException>(() => portal.GetRoleCredentialsAsync(ask2));
    }
}
