using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Support;

public sealed partial class SupportFormTests
{
    private const string Desk = "desk@example.org";
    private const string Owner = RecoveryStory.Owner;
    private const string Question = "The page says 503.\r\n\r\nWhat does that mean? مرحبا \U0001F511";

    [Fact]
    public async Task A_stranger_gets_a_case_number_and_a_letter_that_repeats_nothing_they_typed()
    {
        await using var host = await StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await SendAsync(browser, "stranger@example.com", Question);
        browser.Address.AbsolutePath.ShouldBe("/support/sent");
        var number = Number().Match(browser.Text).Value;
        number.ShouldNotBeEmpty();

        var asked = (await host.LettersAsync(Desk)).Single();
        asked.Subject.ShouldContain(number);
        asked.Written.Text.ShouldContain("What does that mean? مرحبا \U0001F511");
        asked.Written.Text.ShouldContain("stranger@example.com");
        asked.Written.Text.ShouldContain("nothing about the sender is proved");
        var received = (await host.LettersAsync("stranger@example.com")).Single();
        received.Subject.ShouldContain(number);
        received.Written.Text.ShouldNotContain("What does that mean");
    }

    [Fact]
    public async Task A_root_user_sees_the_account_id_and_gets_a_copy_and_nothing_of_the_account_changes()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.OpenAsync("/support");
        browser.Text.ShouldContain("Support Center");
        browser.Text.ShouldContain(account.Id.Digits);
        browser.Html.ShouldContain($"value=\"{Owner}\"");
        var events = (await ForgottenPasswordTests.EventsAsync(host, account.Id.Digits)).Count;
        await browser.SubmitAsync(("Message", Question));
        (await host.LettersAsync(Desk)).Single().Written.Text.ShouldContain($"As Root in account {account.Id.Digits}");
        (await host.LettersAsync(Owner)).Single().Written.Text.ShouldContain("What does that mean");
        (await ForgottenPasswordTests.EventsAsync(host, account.Id.Digits)).Count.ShouldBe(events);

        await SendAsync(browser, "somebody.else@example.com", Question);
        (await host.LettersAsync("somebody.else@example.com")).Single().Written.Text.ShouldNotContain("What does that mean");
    }

    [Fact]
    public async Task Without_a_support_address_the_page_says_whom_to_ask()
    {
        await using var host = await RecoveryStory.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/support");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Text.ShouldContain("has no support address. Ask the person or the team that gave you this address");
        browser.Html.ShouldNotContain("<textarea");
    }

    [Fact]
    public async Task An_address_that_has_written_often_waits_and_keeps_its_text()
    {
        await using var host = await StartAsync();
        using var browser = new TestBrowser(host.Origin);
        for (var message = 0; message < 5; message++)
        {
            await SendAsync(browser, Owner, $"Message {message}");
            browser.Address.AbsolutePath.ShouldBe("/support/sent");
        }

        await SendAsync(browser, Owner, "Message 6");
        browser.Text.ShouldContain("several messages from this address already");
        browser.Html.ShouldContain("Message 6</textarea>");
        (await host.LettersAsync(Desk)).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("long")]
    [InlineData("megabyte")]
    public async Task A_message_that_says_nothing_or_too_much_is_not_sent(string message)
    {
        await using var host = await StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await SendAsync(browser, Owner, message switch { "long" => new string('a', 5001), "megabyte" => new string('a', 1_000_000), _ => message });
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Html.ShouldContain("id=\"Message-error\"");
        browser.Html.Length.ShouldBeLessThan(100_000);
        (await host.LettersAsync(Desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Markup_control_characters_and_header_lines_arrive_as_plain_text()
    {
        await using var host = await StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await SendAsync(browser, Owner, "<img src=x onerror=alert(1)>\u001B[2J\r\nBcc: all@example.com");
        var letter = (await host.LettersAsync(Desk)).Single();
        letter.Written.Html.ShouldNotContain("<img src=x");
        letter.Written.Text.ShouldNotContain("\u001B");
        await browser.OpenAsync("/support/sent?case=<script>alert(1)</script>");
        browser.Html.ShouldNotContain("alert(1)");
    }

    [Fact]
    public async Task A_form_of_another_site_sends_nothing()
    {
        await using var host = await StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/support");
        await browser.PostAsync("/support", [new("Email", Owner), new("Message", "Hello")]);
        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        browser.Text.ShouldContain("Nothing was changed");
        (await host.LettersAsync(Desk)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(HostileText.Addresses), MemberType = typeof(HostileText))]
    public async Task An_answer_needs_an_address(string email)
    {
        await using var host = await StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await SendAsync(browser, HostileText.Of(email), "Hello");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Html.ShouldContain("aria-invalid=\"true\"");
        browser.Html.ShouldContain("Hello</textarea>");
        (await host.Database.ReadAsync(static session => session.GetAsync<long>("SELECT count(*) FROM mail_outbox"))).ShouldBe(0);
    }

    private static Task<GatehouseHost> StartAsync() => RecoveryStory.StartAsync(("Support:Mail", Desk));

    private static async Task SendAsync(TestBrowser browser, string email, string message)
    {
        await browser.OpenAsync("/support");
        await browser.SubmitAsync(("Email", email), ("Message", message));
    }

    [GeneratedRegex("\\b[0-9]{5}-[0-9]{5}\\b")]
    private static partial Regex Number();
}
