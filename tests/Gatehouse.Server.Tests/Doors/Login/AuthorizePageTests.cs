using System.Net;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Login;

public sealed class AuthorizePageTests : IAsyncLifetime
{
    private GatehouseHost host = null!;
    private Account account = null!;
    private LoginClientApp app = null!;

    public async Task InitializeAsync()
    {
        host = await GatehouseHost.StartAsync();
        account = await Settled.AccountAsync(host, "owner@example.com");
        app = new(host);
    }

    public async Task DisposeAsync()
    {
        app.Dispose();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("https://evil.example/oauth/callback")]
    [InlineData("http://127.0.0.1.evil.example/oauth/callback")]
    [InlineData("http://127.0.0.1:41343@evil.example/oauth/callback")]
    [InlineData("http://localhost:41343/oauth/callback")]
    [InlineData("http://127.1:41343/oauth/callback")]
    [InlineData("http://2130706433:41343/oauth/callback")]
    [InlineData("http://127.0.0.1:41343/oauth/callback/")]
    [InlineData("http://127.0.0.1:41343/oauth/../oauth/callback")]
    [InlineData("http://127.0.0.1:41343/oauth/callback?x=1")]
    [InlineData("http://127.0.0.1:41343/oauth/callback#x")]
    [InlineData("HTTP://127.0.0.1:41343/oauth/callback")]
    [InlineData("https://127.0.0.1:41343/oauth/callback")]
    [InlineData("http://[::1]:41343/oauth/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_redirect_to_anywhere_but_the_CLI_on_this_machine_is_refused_on_a_page_and_never_followed(string redirect)
    {
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        var path = app.AuthorizeWith(redirect: redirect);
        (await browser.GetLocationAsync(path)).ShouldBeNull();
        var (status, html) = await browser.GetAsync(path);
        status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldNotContain("name=\"SessionId\"");
    }

    [Fact]
    public async Task An_unknown_client_is_refused_on_a_page()
    {
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        (await browser.GetAsync(app.AuthorizeWith(client: "arn:aws:signin:::devtools/other"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_alone_gives_nothing_away_and_a_forged_post_neither()
    {
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        (await browser.GetLocationAsync(app.AuthorizePath)).ShouldBeNull();
        var (status, location, _) = await browser.PostWithAsync(app.AuthorizePath, null, ("SessionId", browser.SessionId));
        status.ShouldBe(HttpStatusCode.BadRequest);
        location.ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_not_signed_in_is_led_to_sign_in_and_back()
    {
        using var browser = new ConsoleBrowser(host);
        var location = await browser.GetLocationAsync(app.AuthorizePath);
        location!.OriginalString.ShouldStartWith("/signin?return=%2Fv1%2Fauthorize");
    }

    [Fact]
    public async Task Another_browsers_session_cannot_be_chosen()
    {
        using var victim = await ConsoleBrowser.SignedInAsync(host, account);
        var other = await Settled.AccountAsync(host, "other@example.com");
        using var attacker = await ConsoleBrowser.SignedInAsync(host, other);
        var (_, location, _) = await attacker.PostAsync(app.AuthorizePath, app.AuthorizePath, ("SessionId", victim.SessionId));
        location.ShouldBeNull();
    }

    [Theory]
    [InlineData("plain", null)]
    [InlineData("SHA-256", "short")]
    public async Task A_request_without_a_good_challenge_is_answered_with_an_error_to_its_client(string method, string? challenge)
    {
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        var location = await browser.GetLocationAsync(app.AuthorizeWith(challengeMethod: method, challenge: challenge));
        location!.AbsoluteUri.ShouldStartWith(LoginClientApp.Callback + "?error=invalid_request");
        location.Query.ShouldContain("state=a-state");
    }

    [Fact]
    public async Task Words_in_the_address_of_the_confirmation_page_are_never_shown()
    {
        using var browser = new ConsoleBrowser(host);
        var (_, html) = await browser.GetAsync("/v1/sessions/confirmation?error=x&error_description=Call+this+number");
        html.ShouldNotContain("Call this number");
    }
}
