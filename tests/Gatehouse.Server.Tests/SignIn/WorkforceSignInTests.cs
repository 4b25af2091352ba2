using System.Net;
using System.Text.Json;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class WorkforceSignInTests
{
    private const string Better = "Quartz-Meadow-58-Harbor";

    [Fact]
    public async Task A_workforce_user_signs_in_at_the_portal_with_name_password_and_the_code_from_the_letter()
    {
        await using var host = await GatehouseHost.StartAsync();
        var directory = await PortalPeople.DirectoryAsync(host, subdomain: "granite");
        var user = await PortalPeople.PersonAsync(host, directory, "Jane_Doe");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/start/granite");
        browser.Text.ShouldContain("Granite Works access portal");
        browser.Text.ShouldContain("Remember username");
        await browser.SubmitAsync(("UserName", " jane_doe "));
        browser.Address.AbsolutePath.ShouldBe("/verify/portal-password");
        browser.Text.ShouldContain("Username: jane_doe (not you?)");
        browser.Text.ShouldContain("Forgot password");
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/verify/code");
        await browser.SubmitAsync(("Code", (await host.LettersAsync("verification-code", "Jane_Doe@example.com"))[^1].Code()));
        browser.Address.AbsolutePath.ShouldBe("/start/granite/accounts");

        var session = (await SessionsOf(host, user)).ShouldHaveSingleItem();
        session.Kind.ShouldBe(DirectoryUser.Kind);
        session.AccountId.ShouldBeNull();
        (session.ExpiresAt - session.SignedInAt).ShouldBe(TimeSpan.FromHours(8));
        (await host.Database.ReadAsync(db => DirectoryUserStore.FindAsync(db, user.Id)))!.EmailVerified.ShouldBeTrue();
        var record = await LastRecordAsync(host, directory);
        record.GetProperty("eventSource").GetString().ShouldBe("sso.amazonaws.com");
        record.GetProperty("userIdentity").GetProperty("onBehalfOf").GetProperty("userId").GetString().ShouldBe(user.Id);
    }

    [Fact]
    public async Task The_directory_says_how_long_a_session_lasts_and_when_it_is_over_the_portal_asks_again()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host, settings: new() { Mfa = MfaMode.Never, SessionLength = TimeSpan.FromMinutes(15) });
        var user = await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        await browser.OpenAsync($"/start/{directory.Id}");
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
        (await SessionsOf(host, user)).ShouldHaveSingleItem();
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await browser.OpenAsync($"/start/{directory.Id}");
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}");
    }

    [Fact]
    public async Task A_handed_out_password_opens_nothing_but_the_choice_of_another()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        var user = await PortalPeople.PersonAsync(host, directory, "jane", mustChange: true, expires: host.Clock.GetUtcNow().AddDays(7));
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/new-password");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
        await browser.SubmitAsync(("NewPassword", Settled.Password), ("ConfirmPassword", Settled.Password));
        browser.Text.ShouldContain("last 3");
        await browser.SubmitAsync(("NewPassword", "jane-Jane-1"), ("ConfirmPassword", "jane-Jane-1"));
        browser.Text.ShouldContain("too close to");
        await browser.SubmitAsync(("NewPassword", Better), ("ConfirmPassword", Better));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
        var after = (await host.Database.ReadAsync(db => DirectoryUserStore.FindAsync(db, user.Id)))!;
        after.PasswordMustChange.ShouldBeFalse();
        after.PasswordExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_handed_out_password_that_is_too_old_opens_nothing()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        await PortalPeople.PersonAsync(host, directory, "jane", mustChange: true, expires: host.Clock.GetUtcNow().AddDays(7));
        host.Clock.Advance(TimeSpan.FromDays(7));
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/password-expired");
        browser.Text.ShouldContain("Ask your administrator for a new one");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task A_disabled_user_learns_it_after_the_right_password_and_a_live_session_ends_at_once()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"), ("SignIn:Challenge", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        var user = await PortalPeople.PersonAsync(host, directory, "jane");
        using var inside = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(inside, directory, "jane");
        await host.Database.WriteAsync(db => DirectoryUserStore.UpdateAsync(db, user with { IsEnabled = false }));
        await inside.OpenAsync($"/start/{directory.Id}");
        inside.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}");

        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane", "Wrong-Horse-7-Battery");
        browser.Text.ShouldNotContain("disabled");
        await PortalPeople.SignInAsync(browser, directory, "jane");
        browser.Text.ShouldContain("Your user is disabled");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task A_ticked_username_comes_back_at_its_portal_and_nowhere_else()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host);
        var other = await PortalPeople.DirectoryAsync(host, "other@example.com");
        await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync($"/start/{directory.Id}");
        await browser.SubmitAsync(("UserName", "jane"), ("Remember", "true"));
        await browser.SubmitAsync(("Password", Settled.Password));
        await browser.OpenAsync($"/start/{directory.Id}?other=1");
        browser.Html.ShouldContain("value=\"jane\"");
        await browser.OpenAsync($"/start/{other.Id}");
        browser.Html.ShouldNotContain("value=\"jane\"");
        await browser.OpenAsync("/signin?other=1");
        browser.Html.ShouldNotContain("jane");
    }

    [Fact]
    public async Task A_portal_session_stands_beside_others_and_each_is_led_to_its_own_place()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, "boss@example.com");
        await Settled.UserAsync(host, account, "alice");
        var directory = await PortalPeople.DirectoryAsync(host);
        await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldBe("/sessions", "jane is current and has no console");
        browser.Text.ShouldContain("jane Granite Works");
        browser.Text.ShouldContain("alice");
        await browser.OpenAsync($"/start/{directory.Id}");
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
        await browser.OpenAsync("/signout");
        await browser.SubmitAsync(("Everybody", "true"));
        await browser.OpenAsync($"/start/{directory.Id}");
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}");
    }

    [Theory]
    [InlineData("d-{0}")]
    [InlineData("https://d-{0}.awsapps.com/start")]
    [InlineData("https://d-{0}.awsapps.com/start#/")]
    [InlineData("http://localhost:8080/start/d-{0}/accounts")]
    [InlineData("D-{0}")]
    public async Task Whoever_pastes_the_portals_address_where_an_account_is_asked_for_is_led_to_the_portal(string form)
    {
        await using var host = await GatehouseHost.StartAsync();
        var directory = await PortalPeople.DirectoryAsync(host);
        using var browser = new TestBrowser(host.Origin);
        foreach (var page in new[] { "/signin", "/start" })
        {
            await browser.OpenAsync(page);
            var typed = string.Format(form, directory.Id[2..]);
            await (page == "/signin" ? browser.SubmitAsync(("Kind", "iam"), ("Account", typed)) : browser.SubmitAsync(("Address", typed)));
            browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}");
        }
    }

    [Fact]
    public async Task Both_wrong_pages_show_the_way_to_the_right_one_and_an_address_nobody_has_says_so()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/signin");
        browser.Text.ShouldContain("Work or school user? Use your access portal");
        await browser.OpenAsync("/start");
        browser.Text.ShouldContain("Root or IAM user? Sign in to the console");
        await browser.OpenAsync("/start/d-0000000000");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        browser.Text.ShouldContain("There is no access portal here");
    }

    [Fact]
    public async Task A_sign_in_that_ran_out_begins_again_at_its_portal_with_the_name_filled_in()
    {
        await using var host = await GatehouseHost.StartAsync();
        var directory = await PortalPeople.DirectoryAsync(host);
        await PortalPeople.PersonAsync(host, directory, "jane");
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync($"/start/{directory.Id}");
        await browser.SubmitAsync(("UserName", "jane"));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.PathAndQuery.ShouldBe($"/start/{directory.Id}?again=expired");
        browser.Html.ShouldContain("value=\"jane\"");
    }

    private static Task<IReadOnlyList<Session>> SessionsOf(GatehouseHost host, DirectoryUser user) => host.Get<BrowserSessions>().FindAllAsync(user.Owner);

    private static async Task<JsonElement> LastRecordAsync(GatehouseHost host, WorkforceDirectory directory)
    {
        var events = await host.Get<AuditTrail>().FindAsync(directory.AccountId.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, "Authenticate");
        return JsonDocument.Parse(events[0].Record).RootElement;
    }
}
