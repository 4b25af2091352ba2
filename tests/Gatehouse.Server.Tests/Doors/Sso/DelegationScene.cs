using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Assignments;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Applications.Methods;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Doors.Sso;

/// <summary>An application of ana's that may come to tokens by every way, its own key, and an issuer that it takes tokens of.</summary>
internal sealed class DelegationScene : IAsyncDisposable
{
    public const string Callback = "https://wiki.example.com/back";
    private const string Custom = "arn:aws:sso::aws:applicationProvider/custom";

    private DelegationScene(SsoScene sso, TestIssuer issuer) => (Sso, Issuer, Root) = (sso, issuer, TestKeys.By(sso.Account));

    public SsoScene Sso { get; }

    public TestIssuer Issuer { get; }

    public Caller Root { get; }

    public string Application { get; private set; } = "";

    public string IssuerArn { get; private set; } = "";

    public ApiClient Client { get; private set; } = null!;

    private GatehouseHost Host => Sso.Host;

    public static async Task<DelegationScene> StartAsync(bool isInside = true)
    {
        var issuer = await TestIssuer.StartAsync();
        var scene = new DelegationScene(await SsoScene.StartAsync(isInside ? [("Outside:Inside", issuer.Authority)] : []), issuer);
        scene.Client = await ApiClient.OpenAsync(scene.Host, scene.Sso.Account);
        scene.IssuerArn = (await scene.Host.RunAsync(scene.Host.Get<CreateTrustedTokenIssuer>(), new()
        {
            InstanceArn = scene.Sso.Directory.InstanceArn,
            Name = "idp",
            TrustedTokenIssuerType = "OIDC_JWT",
            TrustedTokenIssuerConfiguration = new()
            {
                OidcJwtConfiguration = new() { IssuerUrl = issuer.Url, ClaimAttributePath = "email", IdentityStoreAttributePath = "emails.value", JwksRetrievalOption = "OPEN_ID_DISCOVERY" },
            },
        }, scene.Root)).ShouldBeDone().TrustedTokenIssuerArn;
        scene.Application = await scene.AddAsync("Wiki", "wiki");
        return scene;
    }

    /// <summary>An application that ana is assigned to and that this account's principals may act for.</summary>
    public async Task<string> AddAsync(string name, string audience, bool assigned = true, string? principal = null)
    {
        var arn = (await Host.RunAsync(
            Host.Get<CreateApplication>(), new() { InstanceArn = Sso.Directory.InstanceArn, ApplicationProviderArn = Custom, Name = name }, Root)).ShouldBeDone().ApplicationArn;
        var policy = (JsonObject)JsonNode.Parse($$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal ?? Sso.Account.Id.Digits}}"},"Action":"sso-oauth:CreateTokenWithIAM","Resource":"*"}]}
            """)!;
        (await Host.RunAsync(
            Host.Get<PutApplicationAuthenticationMethod>(), new() { ApplicationArn = arn, AuthenticationMethodType = "IAM", AuthenticationMethod = new() { Iam = new() { ActorPolicy = policy } } }, Root)).ShouldBeDone();
        foreach (var (type, grant) in new (string, ApplicationGrant)[]
        {
            (ApplicationGrant.Code, new() { AuthorizationCode = new() { RedirectUris = [Callback] } }),
            (ApplicationGrant.Refresh, new() { RefreshToken = new() }),
            (ApplicationGrant.Exchange, new() { TokenExchange = new() }),
            (ApplicationGrant.Bearer, new() { JwtBearer = new() { AuthorizedTokenIssuers = [new() { TrustedTokenIssuerArn = IssuerArn, AuthorizedAudiences = [audience] }] } }),
        })
        {
            (await Host.RunAsync(Host.Get<PutApplicationGrant>(), new() { ApplicationArn = arn, GrantType = type, Grant = grant }, Root)).ShouldBeDone();
        }

        if (assigned)
        {
            var request = new CreateApplicationAssignmentRequest { ApplicationArn = arn, PrincipalId = Sso.User.Id, PrincipalType = "USER" };
            (await Host.RunAsync(Host.Get<CreateApplicationAssignment>(), request, Root)).ShouldBeDone();
        }

        return arn;
    }

    public Task<SsoReply> BearAsync(string assertion, ApiClient? client = null, string? application = null, params string[] scopes) => AskAsync(new()
    {
        ["clientId"] = application ?? Application,
        ["grantType"] = ApplicationGrant.Bearer,
        ["assertion"] = assertion,
        ["scope"] = scopes.Length == 0 ? null : new JsonArray([.. scopes.Select(static each => (JsonNode)each)]),
    }, client);

    public Task<SsoReply> AskAsync(JsonObject body, ApiClient? client = null, string service = "sso-oauth")
    {
        var by = client ?? Client;
        var json = by.Json("/token", body.ToJsonString()) with { Query = "aws_iam=t" };
        return SendAsync(by.Sign(json, service));
    }

    public async Task<SsoReply> SendAsync(SignableRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/token?aws_iam=t") { Content = new ByteArrayContent(request.Body.ToArray()) };
        foreach (var (name, value) in request.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Sso.App.SendAsync(message);
    }

    public async ValueTask DisposeAsync()
    {
        await Sso.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
