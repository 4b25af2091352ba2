using System.Net;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class AuthorizePageTests : IAsyncLifetime
{
    private SsoScene scene = null!;

    public async Task InitializeAsync() => scene = await SsoScene.StartAsync();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Theory]
    [InlineData("https://evil.example/oauth/callback")]
    [InlineData("http://127.0.0.1.evil.example/oauth/callback")]
    [InlineData("http://127.0.0.1:41343@evil.example/oauth/callback")]
    [InlineData("http://user@127.0.0.1:41343/oauth/callback")]
    [InlineData("http://localhost:41343/oauth/callback")]
    [InlineData("http://127.1:41343/oauth/callback")]
    [InlineData("http://2130706433:41343/oauth/callback")]
    [InlineData("http://127.0.0.1:41343/oauth/callback/")]
    [InlineData("http://127.0.0.1:41343/oauth/../oauth/callback")]
    [InlineData("http://127.0.0.1:41343/oauth%2Fcallback")]
    [InlineData("http://127.0.0.1:41343/%6fauth/callback")]
    [InlineData("http://127.0.0.1:41343/oauth/callback?x=1")]
    [InlineData("http://127.0.0.1:41343/oauth/callback#x")]
    [InlineData("http://127.0.0.1:41343/oauth\\callback")]
    [InlineData("http://127.0.0.1:041343/oauth/callback")]
    [InlineData("HTTP://127.0.0.1:41343/oauth/callback")]
    [InlineData("https://127.0.0.1:41343/oauth/callback")]
    [InlineData("http://[::1]:41343/oauth/callback")]
    [InlineData("http://127.0.0.1:41343/other")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_redirect_to_anywhere_but_the_program_on_this_machine_is_refused_on_a_page_and_never_followed(string redirect)
    {
        using var answer = await scene.Browser.SendAsync(new(HttpMethod.Get, scene.App.AuthorizePath(redirect: redirect)));
        (answer.StatusCode, answer.Headers.Location).ShouldBe((HttpStatusCode.BadRequest, null));
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("name=\"SessionId\"");
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    public async Task An_unknown_client_is_refused_on_a_page(string client)
    {
        await scene.Browser.OpenAsync(scene.App.AuthorizePath(client));
        scene.Browser.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_registration_that_ran_out_is_refused_on_a_page()
    {
        scene.Host.Clock.Advance(TimeSpan.FromDays(91));
        await scene.Browser.OpenAsync(scene.App.AuthorizePath());
        scene.Browser.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_says_who_asks_for_what_and_a_link_alone_gives_nothing_away()
    {
        await scene.Browser.OpenAsync(scene.App.AuthorizePath());
        scene.Browser.Address.AbsolutePath.ShouldBe("/authorize");
        scene.Browser.Text.ShouldContain("botocore-client-corp");
        scene.Browser.Text.ShouldContain("sso:account:access");
        scene.Browser.Text.ShouldContain("Allow access as ana");
    }

    [Fact]
    public async Task A_forged_post_gives_nothing_away()
    {
        await scene.Browser.PostAsync(scene.App.AuthorizePath(), [new("SessionId", scene.Session.Id)]);
        scene.Browser.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Somebody_not_signed_in_is_led_to_the_portal_and_back()
    {
        using var stranger = new TestBrowser(scene.Host.Origin);
        using var answer = await stranger.SendAsync(new(HttpMethod.Get, scene.App.AuthorizePath()));
        answer.Headers.Location!.OriginalString.ShouldStartWith("/start/corp?return=%2Fauthorize%3Fresponse_type%3Dcode");
    }

    [Theory]
    [InlineData("method", "plain", "invalid_request")]
    [InlineData("method", "", "invalid_request")]
    [InlineData("challenge", "short", "invalid_request")]
    [InlineData("scopes", "sso:account:access codewhisperer:analysis", "invalid_scope")]
    public async Task A_weaker_request_is_sent_back_with_its_error(string what, string value, string error)
    {
        var path = what switch
        {
            "method" => scene.App.AuthorizePath(method: value),
            "challenge" => scene.App.AuthorizePath(challenge: value),
            _ => scene.App.AuthorizePath(scopes: value),
        };
        using var answer = await scene.Browser.SendAsync(new(HttpMethod.Get, path));
        answer.Headers.Location!.OriginalString.ShouldStartWith($"{SsoApp.Callback}?error={error}&");
        answer.Headers.Location.OriginalString.ShouldEndWith("&state=a-state");
    }

    [Fact]
    public async Task Who_declines_is_told_to_the_program()
    {
        await scene.Browser.OpenAsync(scene.App.AuthorizePath());
        var (action, fields) = scene.Browser.Prepare(("Decline", "true"));
        using var answer = await scene.Browser.SendAsync(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
        answer.Headers.Location!.OriginalString.ShouldStartWith($"{SsoApp.Callback}?error=access_denied&");
    }

    [Fact]
    public async Task A_person_of_another_directory_cannot_answer_for_this_one()
    {
        var other = await PortalPeople.DirectoryAsync(scene.Host, "second@example.com");
        using var browser = new TestBrowser(scene.Host.Origin);
        var session = await SettledWorkforce.SignInAsync(scene.Host, await PortalPeople.PersonAsync(scene.Host, other, "bo"), browser);
        using var led = await browser.SendAsync(new(HttpMethod.Get, scene.App.AuthorizePath()));
        led.Headers.Location!.OriginalString.ShouldStartWith("/start/corp?");

        // Their session beside one that may, and the form altered.
        var mine = await SettledWorkforce.SignInAsync(scene.Host, scene.User, browser);
        await browser.OpenAsync(scene.App.AuthorizePath());
        browser.Html.ShouldContain(mine.Id);
        browser.Html.ShouldNotContain(session.Id);
        await browser.SubmitAsync(("SessionId", session.Id));
        browser.Address.AbsolutePath.ShouldBe("/authorize");
        browser.Text.ShouldContain("That session has ended");
    }

    [Fact]
    public async Task A_root_user_of_the_account_is_nobody_at_the_portal()
    {
        using var browser = await ConsoleBrowser.SignedInAsync(scene.Host, scene.Account);
        (await browser.GetLocationAsync(scene.App.AuthorizePath()))!.OriginalString.ShouldStartWith("/start/corp?return=");
    }
}
