using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

public sealed class ForgottenPasswordTests
{
    private const string Owner = RecoveryStory.Owner;

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_letter_and_the_reset_signs_nobody_in()
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:EmailCode", "always"));
        var account = await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.AskAsync(Owner);
        browser.Address.AbsolutePath.ShouldBe("/forgot-password/sent");
        browser.Text.ShouldContain("further instructions");

        await browser.OpenAsync(await host.LastLinkAsync(Owner));
        browser.Html.ShouldContain("<h1>Reset password</h1>");
        await browser.ResetAsync(RecoveryStory.NewPassword);
        browser.Address.AbsolutePath.ShouldBe("/reset-password/done");
        browser.Text.ShouldContain("Password reset successful");
        (await host.LettersAsync(Owner))[0].Row.Kind.ShouldBe("password-was-reset");

        browser.Cookies.ShouldNotContain(static cookie => cookie.Name.EndsWith("-session", StringComparison.Ordinal));
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Text.ShouldContain("do not match");
        await browser.SignInAsync(Owner, RecoveryStory.NewPassword);
        browser.Text.ShouldContain("One-time verification code");

        var events = await EventsAsync(host, account.Id.Digits);
        foreach (var name in new[] { "PasswordRecoveryRequested", "PasswordRecoveryCompleted" })
        {
            var record = events.Single(each => (string?)each["eventName"] == name);
            ((string?)record["eventSource"]).ShouldBe("signin.amazonaws.com");
            ((string?)record["eventType"]).ShouldBe("AwsConsoleSignIn");
            ((string?)record["userIdentity"]!["type"]).ShouldBe("Root");
            ((string?)record["responseElements"]![name]).ShouldBe("Success");
        }
    }

    [Fact]
    public async Task Known_unknown_suspended_closed_and_throttled_addresses_get_the_same_answer()
    {
        await using var host = await RecoveryStory.StartAsync(("Letters:Most", "1"));
        await Settled.AccountAsync(host, Owner);
        await Settled.AccountAsync(host, "suspended@example.com");
        await Settled.AccountAsync(host, "closed@example.com");
        await SetStatusAsync(host, "suspended@example.com", AccountStatus.Suspended);
        await SetStatusAsync(host, "closed@example.com", AccountStatus.Closed);
        var answers = new List<string>();
        foreach (var email in new[] { Owner, Owner, "OWNER@Example.com", "nobody@example.com", "nobody@example.com", "suspended@example.com", "closed@example.com" })
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.AskAsync(email);
            answers.Add($"{browser.Status} {browser.Address} {browser.Html}");
        }

        answers.Distinct().ShouldHaveSingleItem();
        (await host.LettersAsync("nobody@example.com")).ShouldBeEmpty();
        (await host.LettersAsync(Owner)).Select(static letter => letter.Row.Kind).ShouldBe(["password-reset"]);
        (await host.LettersAsync("suspended@example.com")).Single().Row.Kind.ShouldBe("password-reset");
        var closed = (await host.LettersAsync("closed@example.com")).Single();
        closed.Row.Kind.ShouldBe("password-reset-closed");
        closed.Links.ShouldAllBe(static link => !link.Contains("token", StringComparison.Ordinal));
        closed.Written.Text.ShouldContain("Until 2027-01-31 the account can still be reactivated");
    }

    [Fact]
    public async Task The_time_of_an_answer_does_not_tell_whether_an_account_has_the_address()
    {
        await using var host = await RecoveryStory.StartAsync(("Recovery:LeastAnswerTime", "PT0.4S"));
        await Settled.AccountAsync(host, Owner);
        foreach (var email in new[] { Owner, "nobody@example.com" })
        {
            using var browser = new TestBrowser(host.Origin);
            await browser.OpenAsync("/forgot-password");
            var begun = Stopwatch.GetTimestamp();
            await browser.SubmitAsync(("Email", email));
            Stopwatch.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(390));
        }
    }

    [Fact]
    public async Task A_suspended_owner_sets_a_new_password_and_stays_suspended()
    {
        await using var host = await RecoveryStory.StartAsync();
        await Settled.AccountAsync(host, Owner);
        await SetStatusAsync(host, Owner, AccountStatus.Suspended);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync(await host.MailLinkAsync());
        await browser.ResetAsync(RecoveryStory.NewPassword);
        await browser.SignInAsync(Owner, RecoveryStory.NewPassword);
        browser.Text.ShouldContain("your account has been suspended");
    }

    [Fact]
    public async Task One_address_gets_a_few_letters_an_hour_even_when_asked_for_all_at_once()
    {
        await using var host = await RecoveryStory.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        var (action, fields) = browser.Prepare(("Email", Owner));
        await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
            using var response = await browser.SendAsync(request);
            response.Headers.Location!.OriginalString.ShouldBe("/forgot-password/sent");
        }));
        (await host.LettersAsync(Owner)).Count.ShouldBe(3);

        // Of those sent at once only one link is the newest.
        var open = 0;
        foreach (var letter in await host.LettersAsync(Owner))
        {
            await browser.OpenAsync(new Uri(letter.Links.Single()).PathAndQuery);
            open += browser.Status == HttpStatusCode.OK ? 1 : 0;
        }

        open.ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        await browser.AskAsync(Owner);
        (await host.LettersAsync(Owner)).Count.ShouldBe(3);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.AskAsync(Owner);
        (await host.LettersAsync(Owner)).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("whenRisky")]
    [InlineData("always")]
    public async Task Without_the_characters_of_the_picture_no_letter_goes_out_and_each_picture_gets_one_answer(string rule)
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:Challenge", rule));
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        browser.Text.ShouldContain("Type the characters seen in the image below");
        browser.Text.ShouldContain("Enter characters here");
        await browser.SubmitAsync(("Email", Owner), ("ChallengeAnswer", "??????"));
        browser.Text.ShouldContain("Those were not the characters");
        browser.Html.ShouldContain($"value=\"{Owner}\"");
        await browser.SubmitAsync(("Email", Owner), ("Refresh", "1"));
        browser.Html.ShouldContain($"value=\"{Owner}\"");
        (await host.LettersAsync(Owner)).ShouldBeEmpty();

        var right = browser.Prepare(("Email", Owner), ("ChallengeAnswer", await host.ReadPictureAsync(browser)));
        await browser.PostAsync(right.Action, right.Fields);
        browser.Address.AbsolutePath.ShouldBe("/forgot-password/sent");
        await browser.PostAsync(right.Action, right.Fields);
        browser.Text.ShouldContain("Those were not the characters");
        (await host.LettersAsync(Owner)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example;proto=https")]
    [InlineData("X-Original-Host", "evil.example")]
    public async Task CVE_2023_49097_a_forged_host_gets_into_no_letter(string header, string value)
    {
        await using var host = await RecoveryStory.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        var (action, fields) = browser.Prepare(("Email", Owner));
        using var forged = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        forged.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        using var response = await browser.SendAsync(forged);
        ((int)response.StatusCode).ShouldBeLessThan(500);
        (response.Headers.Location?.OriginalString ?? "/").ShouldStartWith("/");
        await browser.AskAsync(Owner);
        foreach (var letter in await host.LettersAsync(Owner))
        {
            letter.Links.ShouldAllBe(link => link.StartsWith(host.Origin.AbsoluteUri + "reset-password?token="));
            (letter.Written.Html + letter.Written.Text).ShouldNotContain("evil.example");
        }
    }

    [Fact]
    public async Task A_post_without_our_form_sends_nothing_and_begins_again_with_the_address_kept()
    {
        await using var host = await RecoveryStory.StartAsync();
        await Settled.AccountAsync(host, Owner);
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        await browser.PostAsync("/forgot-password", [new("Email", Owner)]);
        browser.Text.ShouldContain("Please send that again");
        browser.Html.ShouldContain($"value=\"{Owner}\"");
        (await host.LettersAsync(Owner)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/forgot-password")]
    [InlineData("/reset-password")]
    [InlineData("/recover")]
    [InlineData("/find-addresses")]
    [InlineData("/support")]
    public async Task A_form_that_cannot_be_decoded_is_answered_by_a_page_and_changes_nothing(string path)
    {
        await using var host = await RecoveryStory.StartAsync(("Support:Mail", "desk@example.org"));
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        var form = browser.Prepare(("Email", Owner)).Fields;
        foreach (var hostile in new[] { "own\0er@example.com", new string('a', 5_000_000) })
        {
            await browser.PostAsync(path, form.Select(field => field.Key == "Email" ? new("Email", hostile) : field));
            ((int)browser.Status).ShouldBeLessThan(500);
            browser.Html.ShouldContain("<h1>");
            browser.Html.Length.ShouldBeLessThan(20_000);
        }

        (await host.Database.ReadAsync(static session => session.GetAsync<long>("SELECT count(*) FROM mail_outbox"))).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(HostileText.Addresses), MemberType = typeof(HostileText))]
    public async Task What_is_no_address_is_told_so_and_sends_nothing(string email)
    {
        await using var host = await RecoveryStory.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.AskAsync(HostileText.Of(email));
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Html.ShouldContain("aria-invalid=\"true\"");
        browser.Html.Length.ShouldBeLessThan(20_000);
        (await host.Database.ReadAsync(static session => session.GetAsync<long>("SELECT count(*) FROM mail_outbox"))).ShouldBe(0);
    }

    [Theory]
    [InlineData("/forgot-password")]
    [InlineData("/reset-password")]
    [InlineData("/recover")]
    [InlineData("/find-addresses")]
    [InlineData("/support")]
    public async Task NULs_that_a_multipart_form_can_carry_reach_no_statement(string path)
    {
        await using var host = await RecoveryStory.StartAsync(("SignIn:Challenge", "always"), ("Support:Mail", "desk@example.org"));
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        var form = browser.Prepare(("Email", Owner)).Fields.Single(static field => field.Key == "form").Value;
        foreach (var nul in new[] { "Token", "Email", "ChallengeId", "ChallengeAnswer", "Message", "NewPassword", "again" })
        {
            using var content = new MultipartFormDataContent { { new StringContent(form), "form" } };
            foreach (var name in new[] { "Token", "Email", "ChallengeId", "ChallengeAnswer", "Message", "NewPassword", "ConfirmPassword" })
            {
                content.Add(new StringContent(name == nul ? "a\0b" : name == "Email" ? Owner : "text"), name);
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            using var response = await browser.SendAsync(request);
            ((int)response.StatusCode).ShouldBeLessThan(500, nul);
        }

        (await host.Database.ReadAsync(static session => session.GetAsync<long>("SELECT count(*) FROM mail_outbox"))).ShouldBe(0);
    }

    [Fact]
    public async Task Where_no_letter_can_be_sent_the_page_says_so_and_promises_none()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = new TestBrowser(host.Origin);
        await browser.OpenAsync("/forgot-password");
        browser.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        browser.Text.ShouldContain("no mail server yet");
    }

    internal static async Task<List<JsonNode>> EventsAsync(GatehouseHost host, string account) =>
        [.. (await host.Get<AuditTrail>().FindAsync(account, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 200)).Select(static row => JsonNode.Parse(row.Record)!)];

    internal static Task SetStatusAsync(GatehouseHost host, string email, AccountStatus status) =>
        host.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE accounts SET status = @status, status_reason = 'other', closed_at = @at WHERE root_email = @email",
            new { email, status = status.ToString().ToLowerInvariant(), at = host.Clock.GetUtcNow().ToUnixTimeMilliseconds() }));
}
