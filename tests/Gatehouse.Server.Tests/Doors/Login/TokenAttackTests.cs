using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Login;

public sealed class TokenAttackTests : IAsyncLifetime
{
    private GatehouseHost host = null!;
    private Account account = null!;
    private ConsoleBrowser browser = null!;
    private LoginClientApp app = null!;

    public async Task InitializeAsync()
    {
        host = await GatehouseHost.StartAsync();
        account = await Settled.AccountAsync(host, "owner@example.com");
        browser = await ConsoleBrowser.SignedInAsync(host, account);
        app = new(host);
    }

    public async Task DisposeAsync()
    {
        app.Dispose();
        browser.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_code_gives_keys_and_a_refresh_token_gives_more()
    {
        var (status, first) = await app.SendAsync(LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier));
        status.ShouldBe(HttpStatusCode.OK, first.ToJsonString());
        first["tokenType"]!.GetValue<string>().ShouldBe("aws_sigv4");
        first["expiresIn"]!.GetValue<int>().ShouldBe(900);
        first["idToken"]!.GetValue<string>().Split('.').Length.ShouldBe(3);

        var (again, second) = await app.SendAsync(LoginClientApp.RefreshBody(first["refreshToken"]!.GetValue<string>()));
        again.ShouldBe(HttpStatusCode.OK, second.ToJsonString());
        second["accessToken"]!["accessKeyId"]!.GetValue<string>().ShouldNotBe(first["accessToken"]!["accessKeyId"]!.GetValue<string>());
        second["idToken"].ShouldBeNull();
    }

    [Fact]
    public async Task A_stolen_code_is_worth_nothing_without_its_verifier_and_its_owner_can_still_use_it()
    {
        var code = await app.ObtainCodeAsync(browser);
        (await app.SendAsync(LoginClientApp.CodeBody(code, new string('a', 43)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(LoginClientApp.CodeBody(code, app.Verifier, "http://127.0.0.1:1/oauth/callback"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(LoginClientApp.CodeBody(code, app.Verifier, client: "arn:aws:signin:::devtools/cross-device"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(LoginClientApp.CodeBody(code, app.Verifier))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_replayed_code_is_refused_and_ends_what_it_opened()
    {
        var body = LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier);
        var refresh = (await app.SendAsync(body)).Body["refreshToken"]!.GetValue<string>();
        var (status, refused) = await app.SendAsync(body);
        (status, refused["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Unauthorized, "AUTHCODE_EXPIRED"));
        var (_, ended) = await app.SendAsync(LoginClientApp.RefreshBody(refresh));
        ended["error"]!.GetValue<string>().ShouldBe("TOKEN_EXPIRED");
    }

    [Fact]
    public async Task A_code_works_once_even_for_many_requests_at_the_same_time()
    {
        var body = LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => app.SendAsync(body)));
        answers.Count(static each => each.Status == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_answer_is_given_again_to_the_same_request_and_to_no_other()
    {
        var code = await app.ObtainCodeAsync(browser);
        var body = LoginClientApp.CodeBody(code, app.Verifier).ToJsonString();
        var proof = app.Proof();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SendAsync(body, proof)));
        answers.ShouldAllBe(static each => each.Status == HttpStatusCode.OK);
        answers.Select(static each => each.Body["accessToken"]!["accessKeyId"]!.GetValue<string>()).Distinct().Count().ShouldBe(1);

        // The same proof for something else is a replay.
        var refresh = LoginClientApp.RefreshBody(answers[0].Body["refreshToken"]!.GetValue<string>()).ToJsonString();
        (await app.SendAsync(refresh, proof)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_stolen_refresh_token_is_worth_nothing_without_its_key()
    {
        var refresh = (await app.SendAsync(LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier))).Body["refreshToken"]!.GetValue<string>();
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (status, body) = await app.SendAsync(LoginClientApp.RefreshBody(refresh).ToJsonString(), app.Proof(thief));
        (status, body["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Unauthorized, "TOKEN_EXPIRED"));
    }

    [Fact]
    public async Task A_request_without_a_good_proof_is_refused()
    {
        var body = LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier).ToJsonString();
        (await app.SendAsync(body)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(body, app.Proof(), app.Proof())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(body, app.Proof(address: "https://elsewhere.example/v1/token"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(body, app.Proof(late: TimeSpan.FromMinutes(6)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SendAsync(body, app.Proof())).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"clientId\":1}")]
    [InlineData("{\"clientId\":\"\\ud800\"}")]
    [InlineData("{\"clientId\":\"a\",\"clientId\":\"b\"}")]
    public async Task Rubbish_gets_a_clear_error_in_the_services_shape(string body)
    {
        var (status, answer) = await app.SendAsync(body, app.Proof());
        (status, answer["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "INVALID_REQUEST"));
    }

    [Theory]
    [InlineData(nameof(CredentialChangeKind.PasswordChanged))]
    [InlineData(nameof(CredentialChangeKind.PasswordReset))]
    [InlineData(nameof(CredentialChangeKind.Suspended))]
    [InlineData(nameof(CredentialChangeKind.Closed))]
    [InlineData(nameof(CredentialChangeKind.Recovered))]
    public async Task Whatever_changes_the_credentials_ends_the_login_and_an_unused_code(string kind)
    {
        var refresh = (await app.SendAsync(LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier))).Body["refreshToken"]!.GetValue<string>();
        var unused = await app.ObtainCodeAsync(browser);
        await host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(account.Root, Enum.Parse<CredentialChangeKind>(kind), null)));

        var (status, body) = await app.SendAsync(LoginClientApp.RefreshBody(refresh));
        (status, body["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "USER_CREDENTIALS_CHANGED"));
        (await app.SendAsync(LoginClientApp.CodeBody(unused, app.Verifier))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_and_a_login_end_in_time()
    {
        var code = await app.ObtainCodeAsync(browser);
        var refresh = (await app.SendAsync(LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier))).Body["refreshToken"]!.GetValue<string>();
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await app.SendAsync(LoginClientApp.CodeBody(code, app.Verifier))).Body["error"]!.GetValue<string>().ShouldBe("AUTHCODE_EXPIRED");
        (await app.SendAsync(LoginClientApp.RefreshBody(refresh))).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromHours(12));
        (await app.SendAsync(LoginClientApp.RefreshBody(refresh))).Body["error"]!.GetValue<string>().ShouldBe("TOKEN_EXPIRED");
    }

    [Fact]
    public async Task The_key_that_signs_id_tokens_is_published()
    {
        await app.SendAsync(LoginClientApp.CodeBody(await app.ObtainCodeAsync(browser), app.Verifier));
        using var client = new HttpClient { BaseAddress = host.Origin };
        var keys = JsonNode.Parse(await client.GetStringAsync("/v1/keys"))!["keys"]!.AsArray();
        keys.Single()!["d"].ShouldBeNull();
        keys.Single()!["crv"]!.GetValue<string>().ShouldBe("P-256");
    }
}
