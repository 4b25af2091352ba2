using System.Net;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class DevicePageTests : IAsyncLifetime
{
    private SsoScene scene = null!;

    private SsoApp App => scene.App;

    private TestBrowser Browser => scene.Browser;

    public async Task InitializeAsync() => scene = await SsoScene.StartAsync();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_device_is_let_in_after_the_code_was_compared()
    {
        var started = await StartAsync();
        started.Text("userCode").ShouldMatch("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$");
        started.Text("verificationUriComplete").ShouldBe($"{started.Text("verificationUri")}?user_code={started.Text("userCode")}");
        started.Body!["expiresIn"]!.GetValue<int>().ShouldBe(600);
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException").Text("error").ShouldBe("authorization_pending");

        await Browser.OpenAsync(new Uri(started.Text("verificationUriComplete")).PathAndQuery);
        Browser.Text.ShouldContain("botocore-client-corp");
        Browser.Text.ShouldContain("It asked from the address 127.0.0.1 at 2026-11-02 09:00:00 UTC");
        Browser.Text.ShouldContain(started.Text("userCode"));
        Browser.Text.ShouldNotContain("another network");
        await Browser.SubmitAsync(("Matches", "true"), ("Answer", "allow"));
        Browser.Text.ShouldContain("Request approved");

        var tokens = (await App.PollAsync(started.Text("deviceCode"))).ShouldBeGood();
        (await App.PortalAsync("/assignment/accounts", tokens.Text("accessToken"))).ShouldBeGood();
        (await App.RefreshAsync(tokens.Text("refreshToken"))).ShouldBeGood();
    }

    [Fact]
    public async Task A_prefilled_link_alone_approves_nothing()
    {
        var started = await StartAsync();
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode") + "&Answer=allow&Matches=true&SessionId=" + scene.Session.Id);
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");

        // The button without the box.
        await Browser.SubmitAsync(("Answer", "allow"));
        Browser.Text.ShouldContain("tick the box");
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");
    }

    [Fact]
    public async Task Device_code_phishing_from_another_network_is_named_and_needs_the_code_typed()
    {
        App.From = "198.51.100.7";
        var started = await StartAsync();
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        Browser.Text.ShouldContain("It asked from the address 198.51.100.7");
        Browser.Text.ShouldContain("The request came from another network");
        Browser.Text.ShouldNotContain(started.Text("userCode"));

        // A tick does not count there, nor does another code.
        var (action, fields) = Browser.Prepare(("Answer", "allow"), ("Code", ""));
        await Browser.PostAsync(action, [.. fields, new("Matches", "true")]);
        Browser.Text.ShouldContain("Type the code that your own device shows");
        await Browser.SubmitAsync(("Answer", "allow"), ("Code", "BBBB-BBBB"));
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");

        await Browser.SubmitAsync(("Answer", "allow"), ("Code", started.Text("userCode").ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Browser.Text.ShouldContain("Request approved");
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBeGood();
    }

    [Fact]
    public async Task A_code_that_was_typed_needs_no_second_look_but_the_warning_stays()
    {
        App.From = "198.51.100.7";
        var started = await StartAsync();
        await Browser.OpenAsync("/device");
        await Browser.SubmitAsync(("Code", started.Text("userCode").Replace("-", "", StringComparison.Ordinal)));
        Browser.Text.ShouldContain("The request came from another network");
        await Browser.SubmitAsync(("Answer", "allow"));
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBeGood();
    }

    [Fact]
    public async Task A_form_of_a_foreign_page_approves_nothing()
    {
        var started = await StartAsync();
        await Browser.PostAsync("/device", [new("UserCode", started.Text("userCode")), new("Code", started.Text("userCode")), new("Answer", "allow"), new("SessionId", scene.Session.Id)]);
        Browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");
    }

    [Fact]
    public async Task Denied_is_denied_for_good()
    {
        var started = await StartAsync();
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        await Browser.SubmitAsync(("Answer", "deny"));
        Browser.Text.ShouldContain("Request denied");
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AccessDeniedException").Text("error").ShouldBe("access_denied");
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        Browser.Text.ShouldContain("No program waits with this code");
    }

    [Fact]
    public async Task A_device_code_is_spent_once_even_by_many_at_the_same_time()
    {
        var started = await ApprovedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => App.PollAsync(started.Text("deviceCode"))));
        answers.Count(static each => each.Status == 200).ShouldBe(1);
        answers.Where(static each => each.Status != 200).ShouldAllBe(static each => each.Type == "InvalidGrantException");
    }

    [Fact]
    public async Task A_device_code_is_its_clients_alone_and_ends_in_time()
    {
        var started = await ApprovedAsync();
        using var thief = new SsoApp(scene.Host, scene.Directory);
        await thief.RegisterAsync();
        (await thief.PollAsync(started.Text("deviceCode"))).ShouldBe("InvalidGrantException");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("ExpiredTokenException").Text("error").ShouldBe("expired_token");
        (await App.PollAsync("made-up")).ShouldBe("InvalidGrantException");
    }

    [Fact]
    public async Task Asking_every_second_is_never_too_often_and_a_storm_is()
    {
        var code = (await StartAsync()).Text("deviceCode");

        // As the CLI: twice at once, then every second.
        (await App.PollAsync(code)).ShouldBe("AuthorizationPendingException");
        for (var poll = 0; poll < 20; poll++)
        {
            (await App.PollAsync(code)).ShouldBe("AuthorizationPendingException");
            scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var storm = new List<string?>();
        for (var poll = 0; poll < 10; poll++)
        {
            storm.Add((await App.PollAsync(code)).Type);
        }

        storm.ShouldContain("SlowDownException");
        storm[^1].ShouldBe("SlowDownException");
    }

    [Fact]
    public async Task A_person_of_another_directory_cannot_answer()
    {
        var started = await StartAsync();
        var other = await PortalPeople.DirectoryAsync(scene.Host, "second@example.com");
        using var browser = new TestBrowser(scene.Host.Origin);
        await SettledWorkforce.SignInAsync(scene.Host, await PortalPeople.PersonAsync(scene.Host, other, "bo"), browser);
        using var led = await browser.SendAsync(new(HttpMethod.Get, "/device?user_code=" + started.Text("userCode")));
        led.Headers.Location!.OriginalString.ShouldBe($"/start/corp?return=%2Fdevice%3Fuser_code%3D{started.Text("userCode")}");
    }

    [Fact]
    public async Task Of_two_people_in_one_browser_the_chosen_one_answers()
    {
        using var both = new TestBrowser(scene.Host.Origin);
        var cy = await PortalPeople.PersonAsync(scene.Host, scene.Directory, "cy");
        await PortalPeople.SignInAsync(both, scene.Directory, "ana");
        await PortalPeople.SignInAsync(both, scene.Directory, "cy");
        var started = await StartAsync();
        await both.OpenAsync("/device?user_code=" + started.Text("userCode"));
        both.Text.ShouldContain("Answer as");
        both.Text.ShouldContain("ana (ana)");
        both.Text.ShouldContain("cy (cy)");
        var session = (await scene.Host.Database.ReadAsync(db => SessionStore.FindAllAsync(db, cy.Owner))).ShouldHaveSingleItem();
        await both.SubmitAsync(("SessionId", session.Id), ("Matches", "true"), ("Answer", "allow"));
        var token = (await App.PollAsync(started.Text("deviceCode"))).ShouldBeGood().Text("accessToken");
        (await App.PortalAsync("/assignment/accounts", token)).ShouldBeGood().Body!["accountList"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_of_one_directory_does_not_ask_another()
    {
        var other = await PortalPeople.DirectoryAsync(scene.Host, "second@example.com");
        (await App.StartDeviceAsync(other.StartUrl)).ShouldBe("InvalidRequestException");
        (await App.StartDeviceAsync("https://nobody.awsapps.com/start")).ShouldBe("InvalidRequestException");
    }

    [Fact]
    public async Task A_directory_can_switch_device_codes_off_even_for_those_under_way()
    {
        var started = await StartAsync();
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        var form = Browser.Prepare(("Matches", "true"), ("Answer", "allow"));
        await scene.Host.Database.WriteAsync(session =>
            WorkforceDirectoryStore.SetSettingsAsync(session, scene.Directory.Id, scene.Directory.Settings with { AllowsDeviceCodes = false }));
        (await App.StartDeviceAsync()).ShouldBe("UnauthorizedClientException").Text("error").ShouldBe("unauthorized_client");
        await Browser.PostAsync(form.Action, form.Fields);
        Browser.Text.ShouldNotContain("Request approved");
        (await App.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");
    }

    [Theory]
    [InlineData("")]
    [InlineData("BBBB-BBBB")]
    [InlineData("AEIO-UYAE")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("megabyte")]
    [InlineData("\U0001F511\U0001F511\U0001F511\U0001F511")]
    public async Task What_is_no_code_gets_one_and_the_same_answer(string typed)
    {
        await Browser.OpenAsync("/device");
        await Browser.SubmitAsync(("Code", typed == "megabyte" ? HostileText.Of(typed) : typed));
        Browser.Status.ShouldBe(HttpStatusCode.OK);
        Browser.Text.ShouldContain("No program waits with this code");
    }

    private async Task<SsoReply> StartAsync() => (await App.StartDeviceAsync()).ShouldBeGood();

    private async Task<SsoReply> ApprovedAsync()
    {
        var started = await StartAsync();
        await Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        await Browser.SubmitAsync(("Matches", "true"), ("Answer", "allow"));
        Browser.Text.ShouldContain("Request approved");
        return started;
    }
}
