using System.Net;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console;

public sealed class SecurityCredentialsTests
{
    private const string Page = "/console/security-credentials";
    private const string Change = Page + "/root-password";
    private const string Second = "Velvet-Harbour-83";

    [Fact]
    public async Task A_change_of_password_keeps_this_session_and_ends_all_others()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var here = await ConsoleBrowser.SignedInAsync(host, account);
        using var there = await ConsoleBrowser.SignedInAsync(host, account);
        var posted = await here.PostAsync(Change, Change, ("CurrentPassword", TestAccounts.Password), ("NewPassword", Second), ("ConfirmPassword", Second));
        posted.Location!.ToString().ShouldBe(Page + "?done=Password");
        (await here.GetAsync(posted.Location.ToString())).Html.ShouldContain("The password is changed");
        (await there.GetLocationAsync("/console"))!.ToString().ShouldStartWith("/signin");
    }

    [Theory]
    [InlineData("", Second, Second, "Enter your current password.")]
    [InlineData(TestAccounts.Password, "", "", "Enter a new password.")]
    [InlineData(TestAccounts.Password, Second, "Velvet-Harbour-84", "The two new passwords differ.")]
    [InlineData(TestAccounts.Password, "Ab1!", "Ab1!", "Use at least 8 characters.")]
    [InlineData(TestAccounts.Password, "Velvet1!\u0001", "Velvet1!\u0001", "Leave out line breaks")]
    [InlineData(TestAccounts.Password, TestAccounts.Password, TestAccounts.Password, "among the last three")]
    [InlineData("Wrong-Password-15", Second, Second, "That is not your current password.")]
    public async Task What_is_wrong_stands_beside_its_field_and_no_password_comes_back(string current, string chosen, string confirmed, string told)
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync());
        var (status, _, html) = await browser.PostAsync(Change, Change, ("CurrentPassword", current), ("NewPassword", chosen), ("ConfirmPassword", confirmed));
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("class=\"error\"");
        html.ShouldContain(told);
        html.ShouldNotContain("Velvet");
        html.ShouldNotContain(TestAccounts.Password);
    }

    [Fact]
    public async Task Too_many_tries_are_told_with_the_wait_and_lifted_in_the_events()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync());
        for (var guess = 0; guess < 5; guess++)
        {
            await TryAsync("Wrong-Password-15");
        }

        (await TryAsync(TestAccounts.Password)).Html.ShouldContain("Too many wrong passwords. Wait one minute");
        var events = (await browser.GetAsync("/console/events?show=refused")).Html;
        events.ShouldContain("Wrong password");
        events.ShouldContain("Too many tries: throttled until 2026-11-02 09:01:00 UTC");
        (await browser.PostAsync("/console/events", "/console/events?handler=LiftThrottle")).Location!.ToString().ShouldBe("/console/events?done=Throttle");
        (await TryAsync(TestAccounts.Password)).Status.ShouldBe(HttpStatusCode.Redirect);

        Task<(HttpStatusCode Status, Uri? Location, string Html)> TryAsync(string current) =>
            browser.PostAsync(Change, Change, ("CurrentPassword", current), ("NewPassword", Second), ("ConfirmPassword", Second));
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all_but_this()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        using var here = await ConsoleBrowser.SignedInAsync(host, account);
        using var second = await ConsoleBrowser.SignedInAsync(host, account);
        using var third = await ConsoleBrowser.SignedInAsync(host, account);
        using var fourth = await ConsoleBrowser.SignedInAsync(host, account);
        var html = (await here.GetAsync(Page)).Html;
        html.ShouldContain("This session");
        html.ShouldContain("203.0.113.0/24");
        html.ShouldContain(second.SessionId);
        html.Split("handler=EndSession").Skip(1).ShouldAllBe(form => !form.Split("</form>", 2)[0].Contains(here.SessionId));

        (await here.PostAsync(Page, Page + "?handler=EndSession", ("SessionId", second.SessionId))).Location!.ToString().ShouldBe(Page + "?done=Session");
        (await second.GetLocationAsync("/console")).ShouldNotBeNull();
        (await third.GetLocationAsync("/console")).ShouldBeNull();
        (await here.PostAsync(Page, Page + "?handler=EndOthers")).Location!.ToString().ShouldBe(Page + "?done=Sessions");
        (await third.GetLocationAsync("/console")).ShouldNotBeNull();
        (await fourth.GetLocationAsync("/console")).ShouldNotBeNull();
        (await here.GetLocationAsync("/console")).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_account_by_its_id()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var victim = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync("victim@example.com"));
        using var attacker = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync("attacker@example.com"));
        await attacker.PostAsync(Page, Page + "?handler=EndSession", ("SessionId", victim.SessionId));
        await attacker.PostAsync(Page, Page + "?handler=EndOthers");
        (await victim.GetAsync("/console")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.RunAsync(host.Get<EndSession>(), new("a'; DROP TABLE sessions"), TestAccounts.Root(await host.OpenAsync("third@example.com")))).ShouldBeRefused(EndSession.NotThere);
    }
}
