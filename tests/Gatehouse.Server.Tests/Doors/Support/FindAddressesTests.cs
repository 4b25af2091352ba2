using System.Net;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Support;

public sealed class FindAddressesTests
{
    private const string Owner = RecoveryStory.Owner;

    [Fact]
    public async Task The_letter_lists_what_belongs_to_the_address_and_the_page_tells_nothing()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        await host.Database.WriteAsync(session => session.ExecuteAsync("UPDATE accounts SET alias = 'granite-works' WHERE id = @id", new { id = account.Id.Digits }));
        var pages = new List<string>();
        foreach (var email in new[] { "OWNER@example.com", "nobody@example.com" })
        {
            using var browser = new TestBrowser(host.Origin);
            await AskAsync(browser, email);
            pages.Add($"{browser.Status} {browser.Address} {browser.Html}");
        }

        pages.Distinct().ShouldHaveSingleItem();
        var found = (await host.LettersAsync("OWNER@example.com")).Single();
        found.Written.Text.ShouldContain(account.Id.Digits);
        found.Written.Text.ShouldContain("granite-works");
        found.Links.ShouldBe([host.Origin + "signin"]);
        (await host.LettersAsync("nobody@example.com")).Single().Written.Text.ShouldContain("No account has it as its root user");
    }

    [Fact]
    public async Task A_suspended_account_is_listed_with_its_state()
    {
        await using var host = await RecoveryStory.StartAsync();
        await Settled.AccountAsync(host, Owner);
        await ForgottenPasswordTests.SetStatusAsync(host, Owner, AccountStatus.Suspended);
        using var browser = new TestBrowser(host.Origin);
        await AskAsync(browser, Owner);
        (await host.LettersAsync(Owner)).Single().Written.Text.ShouldContain("Suspended");
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_by_this_form()
    {
        await using var host = await RecoveryStory.StartAsync(("Letters:Most", "3"));
        using var browser = new TestBrowser(host.Origin);
        for (var ask = 0; ask < 6; ask++)
        {
            await AskAsync(browser, "stranger@example.com");
            browser.Address.AbsolutePath.ShouldBe("/find-addresses/sent");
        }

        (await host.LettersAsync("stranger@example.com")).Count.ShouldBe(3);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(browser, "stranger@example.com");
        (await host.LettersAsync("stranger@example.com")).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Without_the_characters_of_the_picture_no_letter_goes_out()
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:Challenge", "whenRisky"));
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/find-addresses");
        await browser.SubmitAsync(("Email", Owner), ("ChallengeAnswer", "??????"));
        browser.Text.ShouldContain("Those were not the characters");
        var forged = browser.Prepare(("Email", Owner), ("ChallengeAnswer", "ABCDEF"), ("ChallengeId", "' OR 1=1 --"));
        await browser.PostAsync(forged.Action, forged.Fields);
        browser.Text.ShouldContain("Those were not the characters");
        (await host.LettersAsync(Owner)).ShouldBeEmpty();
        await browser.SubmitAsync(("Email", Owner), ("ChallengeAnswer", await host.ReadPictureAsync(browser)));
        (await host.LettersAsync(Owner)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(HostileText.Addresses), MemberType = typeof(HostileText))]
    public async Task What_is_no_address_is_told_so_and_sends_nothing(string email)
    {
        await using var host = await RecoveryStory.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await AskAsync(browser, HostileText.Of(email));
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Html.ShouldContain("aria-invalid=\"true\"");
        browser.Html.Length.ShouldBeLessThan(20_000);
        (await host.Database.ReadAsync(static session => session.GetAsync<long>("SELECT count(*) FROM mail_outbox"))).ShouldBe(0);
    }

    private static async Task AskAsync(TestBrowser browser, string email)
    {
        await browser.OpenAsync("/find-addresses");
        await browser.SubmitAsync(("Email", email));
    }
}
