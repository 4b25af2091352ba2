using System.Net;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Scopes;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

/// <summary>CreateTokenWithIAM: an application that acts for a person.</summary>
public sealed class DelegationTests : IAsyncLifetime
{
    private const string AccessToken = "urn:ietf:params:oauth:token-type:access_token";
    private const string Exchange = "urn:ietf:params:oauth:grant-type:token-exchange";
    private DelegationScene scene = null!;

    public async Task InitializeAsync() => scene = await DelegationScene.StartAsync();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    private string Assertion(Action<JsonObject>? change = null)
    {
        var claims = scene.Issuer.Claims(scene.Sso.Host.Clock.GetUtcNow());
        change?.Invoke(claims);
        return scene.Issuer.Sign(claims);
    }

    [Fact]
    public async Task A_trusted_issuers_word_gives_tokens_that_name_the_person()
    {
        var reply = (await scene.BearAsync(Assertion())).ShouldBeGood();
        reply.Text("tokenType").ShouldBe("Bearer");
        reply.Text("accessToken").ShouldStartWith("aoa");
        reply.Text("refreshToken").ShouldStartWith("aor");
        reply.Body!["scope"]!.AsArray().Select(static each => each!.GetValue<string>()).ShouldBe(["openid", "aws", "sts:identity_context"]);
        reply.Body["awsAdditionalDetails"]!["identityContext"]!.GetValue<string>().Length.ShouldBeInRange(4, 2048);
        CompactJws.TryRead(reply.Text("idToken"), 8192, out var word).ShouldBeTrue();
        word!.Payload.GetProperty("sub").GetString().ShouldBe(scene.Sso.User.Id);
        word.Payload.GetProperty("aud").GetString().ShouldBe(scene.Application);
        (await scene.Sso.App.PortalAsync("/assignment/accounts", reply.Text("accessToken"))).ShouldBe("UnauthorizedException", 401);
    }

    [Fact]
    public async Task The_same_word_works_once_even_from_many_requests_at_the_same_time()
    {
        var assertion = Assertion();
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => scene.BearAsync(assertion)));
        replies.Count(static each => each.Status == 200).ShouldBe(1);
        replies.Where(static each => each.Status != 200).ShouldAllBe(static each => each.Type == "InvalidGrantException");
    }

    [Fact]
    public async Task Whatever_is_wrong_with_the_word_gives_nothing()
    {
        var now = scene.Sso.Host.Clock.GetUtcNow();
        var wrong = new Dictionary<string, string>
        {
            ["audience"] = Assertion(static claims => claims["aud"] = "other"),
            ["no audience"] = Assertion(static claims => claims.Remove("aud")),
            ["expired"] = Assertion(claims => claims["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds()),
            ["endless"] = Assertion(static claims => claims.Remove("exp")),
            ["future"] = Assertion(claims => claims["nbf"] = now.AddMinutes(5).ToUnixTimeSeconds()),
            ["no jti"] = Assertion(static claims => claims.Remove("jti")),
            ["nobody"] = Assertion(static claims => claims["email"] = "nobody@example.com"),
            ["unproved address"] = Assertion(static claims => claims["email_verified"] = false),
            ["no claim"] = Assertion(static claims => claims.Remove("email")),
            ["another issuer"] = Assertion(static claims => claims["iss"] = "https://evil.example"),
            ["no JWT"] = "a.b",
        };
        foreach (var (what, assertion) in wrong)
        {
            (await scene.BearAsync(assertion)).Type.ShouldBe("InvalidGrantException", what);
        }

        (await scene.BearAsync(Assertion())).ShouldBeGood();
    }

    [Fact]
    public async Task An_unsigned_word_and_one_signed_by_a_strangers_or_a_symmetric_key_are_refused()
    {
        var claims = scene.Issuer.Claims(scene.Sso.Host.Clock.GetUtcNow());
        using var stranger = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        (await scene.BearAsync(scene.Issuer.Sign(claims, stranger))).ShouldBe("InvalidGrantException");
        foreach (var algorithm in new[] { "none", "HS256", "RS256", "ES384" })
        {
            var forged = CompactJws.Write(new JsonObject { ["alg"] = algorithm }, claims, signed => System.Security.Cryptography.HMACSHA256.HashData("key"u8, signed));
            (await scene.BearAsync(forged)).ShouldBe("InvalidGrantException");
            (await scene.BearAsync(forged[..(forged.LastIndexOf('.') + 1)])).Type.ShouldBe("InvalidGrantException");
        }
    }

    [Fact]
    public async Task A_rotated_key_is_found_again_and_rubbish_does_not_make_the_server_ask()
    {
        (await scene.BearAsync(Assertion())).ShouldBeGood();
        var fetched = scene.Issuer.Fetches;
        for (var turn = 0; turn < 20; turn++)
        {
            await scene.BearAsync(CompactJws.Write(new JsonObject { ["alg"] = "ES256", ["kid"] = $"k{turn}" }, scene.Issuer.Claims(scene.Sso.Host.Clock.GetUtcNow()), static _ => new byte[64]));
        }

        scene.Issuer.Fetches.ShouldBe(fetched);
        scene.Issuer.Rotate();
        scene.Sso.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await scene.BearAsync(Assertion())).ShouldBeGood();
        scene.Issuer.Fetches.ShouldBe(fetched + 1);
    }

    [Fact]
    public async Task Metadata_that_name_another_issuer_and_keys_at_an_address_of_ours_are_not_taken()
    {
        scene.Issuer.ClaimedIssuer = "https://evil.example";
        (await scene.BearAsync(Assertion())).ShouldBe("InvalidGrantException");
        scene.Issuer.ClaimedIssuer = null;
        scene.Sso.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var address in new[] { "http://169.254.169.254/latest/meta-data", "https://127.0.0.1:1/keys", "file:///etc/passwd", scene.Sso.Host.Origin + "v1/keys", "https://localhost/keys" })
        {
            scene.Issuer.KeysAddress = address;
            (await scene.BearAsync(Assertion())).ShouldBe("InvalidGrantException");
            scene.Sso.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    [Fact]
    public async Task An_issuer_inside_of_the_network_is_asked_only_when_the_operator_says_so()
    {
        await using var shut = await DelegationScene.StartAsync(isInside: false);
        (await shut.BearAsync(shut.Issuer.Sign(shut.Issuer.Claims(shut.Sso.Host.Clock.GetUtcNow())))).ShouldBe("InvalidGrantException");
        shut.Issuer.Fetches.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_acts_for_an_application_but_those_its_policy_names()
    {
        var body = new JsonObject { ["clientId"] = scene.Application, ["grantType"] = "refresh_token", ["refreshToken"] = "x" };

        // Unsigned, and signed for another service.
        (await scene.SendAsync(scene.Client.Json("/token", body.ToJsonString()))).ShouldBe("MissingAuthenticationTokenException", 403);
        (await scene.AskAsync(body, service: "sso")).Status.ShouldBe(403);

        // Signed by another account, by a user without permission, and for an application that nobody has.
        var other = await ApiClient.OpenAsync(scene.Sso.Host, await Settled.AccountAsync(scene.Sso.Host, "other@example.com"));
        (await scene.BearAsync(Assertion(), other)).ShouldBe("AccessDeniedException");
        (await scene.BearAsync(Assertion(), application: scene.Application[..^4] + "0000")).ShouldBe("AccessDeniedException");
        (await scene.BearAsync(Assertion(), application: "wiki")).ShouldBe("AccessDeniedException");
    }

    [Fact]
    public async Task Who_is_not_assigned_or_shut_out_is_nobody_to_the_application()
    {
        var board = await scene.AddAsync("Board", "wiki", assigned: false);
        (await scene.BearAsync(Assertion(), application: board)).ShouldBe("InvalidGrantException");
        await scene.Sso.Host.Database.WriteAsync(db => db.ExecuteAsync("UPDATE directory_users SET is_enabled = 0", new { }));
        (await scene.BearAsync(Assertion())).ShouldBe("InvalidGrantException");
    }

    [Fact]
    public async Task A_disabled_application_is_none()
    {
        (await scene.Sso.Host.RunAsync(scene.Sso.Host.Get<UpdateApplication>(), new() { ApplicationArn = scene.Application, Status = "DISABLED" }, scene.Root)).ShouldBeDone();
        (await scene.BearAsync(Assertion())).ShouldBe("InvalidClientException", 401);
    }

    [Fact]
    public async Task Unknown_grant_types_and_scopes_are_refused_by_their_names()
    {
        (await scene.AskAsync(new() { ["clientId"] = scene.Application, ["grantType"] = "password" })).ShouldBe("UnsupportedGrantTypeException");
        (await scene.AskAsync(new() { ["clientId"] = scene.Application, ["grantType"] = "refresh_token" })).ShouldBe("InvalidRequestException");
        (await scene.AskAsync(new() { ["grantType"] = "refresh_token" })).ShouldBe("InvalidRequestException");
        (await scene.BearAsync(Assertion(), scopes: ["wiki:write"])).ShouldBe("InvalidScopeException");
        (await scene.BearAsync(Assertion(), scopes: ["openid"])).ShouldBeGood().Body!["awsAdditionalDetails"].ShouldBeNull();
    }

    [Fact]
    public async Task A_refresh_token_is_replaced_and_comes_late_only_once()
    {
        var first = (await scene.BearAsync(Assertion())).ShouldBeGood().Text("refreshToken");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefreshAsync(first)));
        var second = replies.Select(static each => each.ShouldBeGood().Text("refreshToken")).Distinct().ShouldHaveSingleItem();
        scene.Sso.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await RefreshAsync(first)).ShouldBe("InvalidGrantException");
        (await RefreshAsync(second)).ShouldBe("InvalidGrantException");

        var other = await scene.AddAsync("Board", "wiki");
        var mine = (await scene.BearAsync(Assertion())).ShouldBeGood().Text("refreshToken");
        (await RefreshAsync(mine, other)).ShouldBe("InvalidGrantException");
        (await RefreshAsync(mine)).ShouldBeGood();
        scene.Sso.Host.Clock.Advance(TimeSpan.FromHours(9));
        (await RefreshAsync(mine)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_person_lets_an_application_in_at_the_authorization_page()
    {
        var app = scene.Sso.App;
        await scene.Sso.Browser.OpenAsync(app.AuthorizePath(scene.Application, DelegationScene.Callback, scopes: "openid sts:identity_context"));
        scene.Sso.Browser.Text.ShouldContain("Wiki");
        scene.Sso.Browser.Text.ShouldContain("Know who you are");
        var (action, fields) = scene.Sso.Browser.Prepare(("SessionId", SsoApp.SessionOf(scene.Sso.Browser)));
        using var answer = await scene.Sso.Browser.SendAsync(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
        answer.Headers.Location!.OriginalString.ShouldStartWith(DelegationScene.Callback + "?code=");
        var code = WebUtility.UrlDecode(answer.Headers.Location.Query.Split('&')[0]["?code=".Length..]);
        var ask = new JsonObject
        {
            ["clientId"] = scene.Application, ["grantType"] = "authorization_code", ["code"] = code, ["redirectUri"] = DelegationScene.Callback, ["codeVerifier"] = app.Verifier,
        };
        foreach (var (name, value) in new[] { ("codeVerifier", new string('a', 43)), ("redirectUri", "https://wiki.example.com/other"), ("code", "x") })
        {
            var bad = (JsonObject)ask.DeepClone();
            bad[name] = value;
            (await scene.AskAsync(bad)).ShouldBe("InvalidGrantException");
        }

        var reply = (await scene.AskAsync(ask)).ShouldBeGood();
        reply.Body!["scope"]!.AsArray().Count.ShouldBe(2);
        (await scene.AskAsync(ask)).ShouldBe("InvalidGrantException");

        // It ends with the portal session.
        await app.PortalAsync("/logout", (await app.LogInAsync(scene.Sso.Browser)).Text("accessToken"), HttpMethod.Post);
        (await RefreshAsync(reply.Text("refreshToken"))).ShouldBe("InvalidGrantException");
    }

    [Theory]
    [InlineData("https://wiki.example.com/back/")]
    [InlineData("https://wiki.example.com/back?x=1")]
    [InlineData("https://wiki.example.com@evil.example/back")]
    [InlineData("https://WIKI.example.com/back")]
    [InlineData("http://127.0.0.1:1/back")]
    public async Task A_code_is_sent_to_no_address_but_the_registered_one(string redirect)
    {
        await scene.Sso.Browser.OpenAsync(scene.Sso.App.AuthorizePath(scene.Application, redirect, scopes: "openid"));
        scene.Sso.Browser.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_token_is_exchanged_only_where_its_application_may_use_it()
    {
        var board = await scene.AddAsync("Board", "wiki");
        (await scene.Sso.Host.RunAsync(
            scene.Sso.Host.Get<PutApplicationAccessScope>(), new() { ApplicationArn = scene.Application, Scope = "board:read", AuthorizedTargets = [board] }, scene.Root)).ShouldBeDone();
        var plain = (await scene.BearAsync(Assertion())).ShouldBeGood().Text("accessToken");
        (await ExchangeAsync(board, plain)).ShouldBe("InvalidGrantException");
        var token = (await scene.BearAsync(Assertion(), scopes: ["board:read"])).ShouldBeGood().Text("accessToken");
        var reply = (await ExchangeAsync(board, token)).ShouldBeGood();
        reply.Text("issuedTokenType").ShouldBe(AccessToken);
        (await ExchangeAsync(board, token, "openid")).ShouldBeGood();
        (await ExchangeAsync(board, token, "wiki:write")).ShouldBe("InvalidScopeException");
        (await ExchangeAsync(board, "aoa" + new string('x', 43))).ShouldBe("InvalidGrantException");

        // What is exchanged does not outlive what it came from, however often.
        scene.Sso.Host.Clock.Advance(TimeSpan.FromHours(7.5));
        var late = (await RefreshAsync(reply.Text("refreshToken"), board)).ShouldBeGood();
        late.Body!["expiresIn"]!.GetValue<long>().ShouldBeLessThanOrEqualTo(1800);
    }

    [Fact]
    public async Task A_changed_password_ends_what_applications_may_do()
    {
        var reply = (await scene.BearAsync(Assertion())).ShouldBeGood();
        var change = new CredentialChange(scene.Sso.User.Owner, CredentialChangeKind.PasswordChanged, null);
        await scene.Sso.Host.Database.WriteAsync(db => scene.Sso.Host.Get<CredentialChanges>().TellAsync(db, change));
        (await RefreshAsync(reply.Text("refreshToken"))).ShouldBe("InvalidGrantException");
    }

    [Fact]
    public async Task The_context_carries_the_person_into_a_roles_session_of_the_same_account()
    {
        var host = scene.Sso.Host;
        var context = (await scene.BearAsync(Assertion())).ShouldBeGood().Body!["awsAdditionalDetails"]!["identityContext"]!.GetValue<string>();
        var user = await host.AddUserAsync(scene.Sso.Account, "server");
        await host.LetAsync(scene.Sso.Account, user, "\"sts:AssumeRole\",\"sts:SetContext\"");
        var condition = $"\"ForAllValues:ArnEquals\":{{\"sts:RequestContextProviders\":\"{IdentityContexts.ProviderArn}\"}}";
        var role = await host.AddRoleAsync(scene.Sso.Account, "ForPeople", TestRoles.Trust(scene.Sso.Account.Id.Digits, "\"sts:AssumeRole\",\"sts:SetContext\"", condition));
        var plain = await host.AddRoleAsync(scene.Sso.Account, "Plain", TestRoles.Trust(scene.Sso.Account.Id.Digits, "\"sts:AssumeRole\""));
        var ask = TestRoles.Ask(role) with { ProvidedContexts = [new() { ProviderArn = IdentityContexts.ProviderArn, ContextAssertion = context }] };
        var keys = await host.AssumeAsync(ask, TestKeys.By(user));
        keys.Credentials.AccessKeyId.ShouldStartWith("ASIA");
        await host.RefuseAsync(ask with { RoleArn = plain.Arn }, TestKeys.By(user), "AccessDenied");
        await host.RefuseAsync(ask with { ProvidedContexts = [new() { ProviderArn = IdentityContexts.ProviderArn, ContextAssertion = context[..^4] + "AAAA" }] }, TestKeys.By(user), "InvalidParameterValue");
        await host.RefuseAsync(ask with { ProvidedContexts = [new() { ProviderArn = "arn:aws:iam::aws:contextProvider/Other", ContextAssertion = context }] }, TestKeys.By(user), "ValidationError");
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.RefuseAsync(ask, TestKeys.By(user), "ExpiredToken");
    }

    private Task<SsoReply> RefreshAsync(string token, string? application = null) =>
        scene.AskAsync(new() { ["clientId"] = application ?? scene.Application, ["grantType"] = "refresh_token", ["refreshToken"] = token });

    private Task<SsoReply> ExchangeAsync(string application, string token, string? scope = null) => scene.AskAsync(new()
    {
        ["clientId"] = application,
        ["grantType"] = Exchange,
        ["subjectToken"] = token,
        ["subjectTokenType"] = AccessToken,
        ["scope"] = scope is null ? null : new JsonArray(scope),
    });
}
