using System.Net;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

public sealed class NewPasswordRulesTests
{
    private const string Owner = RecoveryStory.Owner;

    [Theory]
    [InlineData("", "Enter a new password")]
    [InlineData("short", "Use at least 8 characters. Add an upper-case letter (A-Z). Add a digit (0-9). Add a sign")]
    [InlineData("ALLCAPITALS-123", "Add a lower-case letter")]
    [InlineData("P@ssw0rd123!", "Signs around a well-known password")]
    [InlineData("owner@Example.c0m", "too close to your email address")]
    [InlineData(Settled.Password, "one of your last three passwords")]
    public async Task A_refused_password_is_told_why_and_the_link_stays_good(string password, string told)
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await host.MailLinkAsync());
        await browser.ResetAsync(password);
        browser.Text.ShouldContain(told);
        browser.Html.ShouldContain("aria-invalid=\"true\"");
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
        await browser.ResetAsync(RecoveryStory.NewPassword, "Walnut-Harbour-39");
        browser.Text.ShouldContain("not the same as the new password");
        await browser.ResetAsync(RecoveryStory.NewPassword);
        browser.Text.ShouldContain("Password reset successful");
    }

    [Fact]
    public async Task The_last_three_passwords_cannot_come_back_and_the_fourth_can()
    {
        await using var host = await RecoveryStory.StartAsync(("Letters:Most", "20"));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        foreach (var password in new[] { "Walnut-Harbour-38", "Walnut-Harbour-39", "Walnut-Harbour-40" })
        {
            await browser.OpenAsync(await host.MailLinkAsync());
            await browser.ResetAsync(password);
            browser.Text.ShouldContain("Password reset successful");
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await browser.OpenAsync(await host.MailLinkAsync());
        foreach (var old in new[] { "Walnut-Harbour-38", "Walnut-Harbour-39", "Walnut-Harbour-40" })
        {
            await browser.ResetAsync(old);
            browser.Text.ShouldContain("one of your last three passwords");
        }

        await browser.ResetAsync(Settled.Password);
        browser.Text.ShouldContain("Password reset successful");
    }

    [Theory]
    [MemberData(nameof(HostileText.Passwords), MemberType = typeof(HostileText))]
    public async Task Hostile_passwords_are_refused_in_words_or_taken_as_they_are(string name)
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await host.MailLinkAsync());
        await browser.ResetAsync(HostileText.Of(name));
        ((int)browser.Status).ShouldBeLessThan(500);
        browser.Html.Length.ShouldBeLessThan(20_000);
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_sent_without_its_own_token_changes_nothing_and_shows_itself_again()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var link = await host.MailLinkAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.PostAsync("/reset-password", [new("Token", link.Split("token=")[1]), new("NewPassword", RecoveryStory.NewPassword), new("ConfirmPassword", RecoveryStory.NewPassword)]);
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Text.ShouldContain("Your browser keeps no cookies");
        (await host.IsPasswordAsync(account, Settled.Password)).ShouldBeTrue();
        await browser.ResetAsync(RecoveryStory.NewPassword);
        (await host.IsPasswordAsync(account, RecoveryStory.NewPassword)).ShouldBeTrue();
    }
}
