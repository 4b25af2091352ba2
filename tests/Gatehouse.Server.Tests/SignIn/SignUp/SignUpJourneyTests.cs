using System.Net;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.SignIn.SignUp;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using static Gatehouse.Server.Tests.SignIn.SignUp.SignUpCase;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

public sealed class SignUpJourneyTests
{
    [Fact]
    public async Task Somebody_with_an_address_gets_an_account_a_session_and_a_letter()
    {
        await using var host = await StartAsync(("SignIn:Challenge", "whenRisky"));
        using var browser = host.Browse();

        await browser.OpenAsync("/signup");
        browser.Text.ShouldContain("Root user email address");
        browser.Text.ShouldContain("Account name");
        browser.Text.ShouldContain("Verify email address");
        await browser.SubmitAsync(("Email", " " + Email + " "), ("AccountName", Name));
        browser.Address.AbsolutePath.ShouldBe("/signup/code");
        await browser.SubmitAsync(("Code", await host.CodeAsync()));
        browser.Address.AbsolutePath.ShouldBe("/signup/password");
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/security-check");
        (await host.CountAsync("accounts")).ShouldBe(0);
        await browser.SubmitAsync(("ChallengeAnswer", await host.AnswerAsync(browser)));

        browser.Address.AbsolutePath.ShouldBe("/signup/done", browser.Text);
        var account = (await host.FindAccountAsync(Email)).ShouldNotBeNull();
        account.Name.ShouldBe(Name);
        account.OwnsInstallation.ShouldBeFalse();
        browser.Text.ShouldContain(account.Id.Dashed);
        browser.Html.ShouldContain($"data-copy=\"{account.Id.Digits}\"");
        browser.Html.ShouldContain("href=\"/console\"");

        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldHaveSingleItem();
        session.Kind.ShouldBe("Root");
        session.AccountId.ShouldBe(account.Id);
        browser.Cookies.ShouldContain(static cookie => cookie.Name == "gatehouse-session");
        await browser.OpenAsync("/signin");
        browser.Address.AbsolutePath.ShouldBe("/console");

        var welcome = (await host.LettersAsync(Email))[0];
        welcome.Row.Kind.ShouldBe("welcome");
        welcome.Written.Text.ShouldContain(account.Id.Digits);
        welcome.Written.Text.ShouldContain(new Uri(host.Origin, "/signin").AbsoluteUri);
        (await EventsAsync(host, account)).ShouldBe(["ConsoleLogin", "CreateAccount"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_new_root_user_signs_in_again_with_the_chosen_password()
    {
        await using var host = await StartAsync(("SignIn:EmailCode", "whenNew"));
        using var browser = host.Browse();
        await browser.ProveAsync(host);
        await browser.ChooseAsync();
        await host.Database.WriteAsync(db => db.ExecuteAsync("DELETE FROM sessions"));

        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Email", Email));
        await browser.SubmitAsync(("Password", Password));

        // No code is asked: the sign-up made this browser known.
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task Plus_addresses_are_different_addresses()
    {
        await using var host = await StartAsync();
        foreach (var email in new[] { "mary@example.org", "mary+2@example.org", "mary+3@example.org" })
        {
            using var browser = host.Browse();
            await browser.ProveAsync(host, email);
            await browser.ChooseAsync();
            browser.Address.AbsolutePath.ShouldBe("/signup/done");
        }

        (await host.CountAsync("accounts")).ShouldBe(3);
    }

    [Fact]
    public async Task A_wrong_code_is_told_and_five_of_them_end_the_code()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        var right = await host.CodeAsync();
        var wrong = right == "111111" ? "222222" : "111111";
        for (var i = 0; i < 5; i++)
        {
            await browser.SubmitAsync(("Code", wrong));
            browser.Text.ShouldContain("not the code");
        }

        await browser.SubmitAsync(("Code", right));
        browser.Text.ShouldContain("used up or too old");

        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await browser.SubmitAsync(("Resend", "1"));
        browser.Text.ShouldContain("new code is on its way");
        await browser.SubmitAsync(("Code", right));
        browser.Text.ShouldContain("not the code");
        var letters = await host.LettersAsync(Email);
        await browser.SubmitAsync(("Code", letters.Select(static letter => letter.Code).First(code => code != right)!));
        browser.Address.AbsolutePath.ShouldBe("/signup/password");
    }

    [Fact]
    public async Task A_code_is_sent_again_after_a_pause_and_five_times_at_most()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        await browser.SubmitAsync(("Resend", "1"));
        browser.Text.ShouldContain("You can ask for another in 60 seconds");
        for (var i = 0; i < 6; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(61));
            await browser.SubmitAsync(("Resend", "1"));
        }

        browser.Text.ShouldContain("No more codes can be sent for this sign-up");
        (await host.LettersAsync(Email)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_code_is_dead_after_ten_minutes_and_the_attempt_after_fifteen()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        var code = await host.CodeAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        await browser.SubmitAsync(("Code", code));
        browser.Text.ShouldContain("used up or too old");

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.SubmitAsync(("Code", code));
        browser.Address.PathAndQuery.ShouldBe("/signup?again=expired");
        browser.Text.ShouldContain("took a little too long");
        browser.Html.ShouldContain($"value=\"{Email}\"");
        await host.Get<IEnumerable<IUpkeep>>().OfType<SignUpUpkeep>().Single().RunAsync(host.Clock.GetUtcNow(), default);
        (await host.CountAsync("sign_ups")).ShouldBe(0);
    }

    [Fact]
    public async Task Every_problem_of_a_password_is_told_in_words_and_nothing_is_made()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.ProveAsync(host);
        foreach (var (password, words) in new[]
        {
            ("", "Choose a password"), ("short", "at least 8 characters"), ("short", "Add an upper-case letter"), ("short", "Add a digit"), ("short", "neither letter nor digit"),
            (new string('x', 65), "at most 64 characters"), ("ALLCAPITALS-77", "Add a lower-case letter"), ("Mary@Example.org1", "email address or account name"),
            ("GraniteWorks-1", "email address or account name"), ("P@ssw0rd123!", "well-known password"), ("Granite\n-Lantern-47", "control characters"),
        })
        {
            await browser.ChooseAsync(password);
            browser.Address.AbsolutePath.ShouldBe("/signup/password", password);
            browser.Text.ShouldContain(words, Case.Insensitive, password);
            if (password.Length > 0)
            {
                browser.Html.ShouldNotContain($"value=\"{password}\"");
            }
        }

        await browser.SubmitAsync(("Password", Password), ("Confirm", Password + "x"));
        browser.Text.ShouldContain("are not the same");
        (await host.CountAsync("accounts")).ShouldBe(0);
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
    }

    [Fact]
    public async Task A_wrong_answer_to_the_security_check_brings_a_new_one()
    {
        await using var host = await StartAsync(("SignIn:Challenge", "always"));
        using var browser = host.Browse();
        await browser.ProveAsync(host);
        await browser.ChooseAsync();
        var first = await host.AnswerAsync(browser);
        await browser.SubmitAsync(("ChallengeAnswer", first + "x"));
        browser.Text.ShouldContain("Those were not the characters");
        await browser.SubmitAsync(("ChallengeAnswer", first));
        browser.Address.AbsolutePath.ShouldBe("/signup/security-check");
        await browser.SubmitAsync(("Refresh", "1"));
        browser.Address.AbsolutePath.ShouldBe("/signup/security-check");
        (await host.CountAsync("accounts")).ShouldBe(0);
        await browser.SubmitAsync(("ChallengeAnswer", await host.AnswerAsync(browser)));
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
    }

    [Fact]
    public async Task Back_a_second_tab_and_steps_out_of_order_lead_to_the_present_step()
    {
        await using var host = await StartAsync(("SignIn:Challenge", "always"));
        using var browser = host.Browse();
        await browser.BeginAsync();
        var attempt = browser.Address.Query;
        foreach (var ahead in new[] { "password", "security-check", "done", "taken", "link" })
        {
            await browser.OpenAsync($"/signup/{ahead}{attempt}");
            browser.Address.AbsolutePath.ShouldBe("/signup/code");
        }

        // Posting ahead of its time is CVE-2026-18963's way to a password without the mailed proof.
        var (_, fields) = browser.Prepare(("Code", ""));
        var ahead2 = fields.Where(static field => field.Key != "Code").Append(new("Password", Password)).Append(new("Confirm", Password)).ToList();
        await browser.PostAsync("/signup/password", ahead2);
        browser.Address.AbsolutePath.ShouldBe("/signup/code");

        await browser.SubmitAsync(("Code", await host.CodeAsync()));
        await browser.OpenAsync("/signup/code" + attempt);
        browser.Address.AbsolutePath.ShouldBe("/signup/password");
        await browser.ChooseAsync();
        await browser.OpenAsync("/signup/password" + attempt);
        browser.Address.AbsolutePath.ShouldBe("/signup/security-check");
        await browser.SubmitAsync(("ChallengeAnswer", await host.AnswerAsync(browser)));
        foreach (var late in new[] { "code", "password", "security-check", "taken" })
        {
            await browser.OpenAsync($"/signup/{late}{attempt}");
            browser.Address.AbsolutePath.ShouldBe("/signup/done");
        }

        await browser.PostAsync("/signup/password", ahead2);
        (await host.CountAsync("accounts")).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_else_s_attempt_is_not_there()
    {
        await using var host = await StartAsync();
        using var mary = host.Browse();
        using var thief = host.Browse();
        await mary.ProveAsync(host);
        var attempt = mary.Prepare(("Password", "")).Fields.First(static field => field.Key == "Attempt").Value;

        await thief.OpenAsync("/signup");
        await thief.OpenAsync("/signup/password?attempt=" + attempt);
        thief.Address.PathAndQuery.ShouldBe("/signup?again=expired");
        var (_, fields) = thief.Prepare(("Email", "thief@example.org"));
        await thief.PostAsync("/signup/password", [.. fields, new("Attempt", attempt), new("Password", Password), new("Confirm", Password)]);
        thief.Address.AbsolutePath.ShouldBe("/signup");
        (await host.CountAsync("accounts")).ShouldBe(0);
    }

    [Fact]
    public async Task A_browser_that_was_signed_in_ends_that_session_with_the_new_one()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.ProveAsync(host);
        await browser.ChooseAsync();
        var first = (await host.FindAccountAsync(Email)).ShouldNotBeNull();
        await browser.ProveAsync(host, "john@example.org");
        await browser.ChooseAsync();

        (await host.Get<BrowserSessions>().FindAllAsync(first.Root)).ShouldBeEmpty();
        (await host.CountAsync("sessions")).ShouldBe(1);
    }

    [Fact]
    public async Task The_password_lies_in_the_row_only_as_a_hash_and_not_after_the_end()
    {
        await using var host = await StartAsync(("SignIn:Challenge", "always"));
        using var browser = host.Browse();
        await browser.ProveAsync(host);
        await browser.ChooseAsync();
        (await StateAsync(host)).ShouldContain("argon2id");
        (await StateAsync(host)).ShouldNotContain(Password);
        await browser.SubmitAsync(("ChallengeAnswer", await host.AnswerAsync(browser)));
        (await StateAsync(host)).ShouldNotContain("argon2id");
    }

    [Theory]
    [InlineData("invitation", "by invitation")]
    [InlineData("closed", "takes no new accounts")]
    public async Task Where_not_everybody_may_the_page_says_so_and_a_post_makes_nothing(string rule, string words)
    {
        await using var host = await StartAsync(("Accounts:SignUp", rule));
        using var browser = host.Browse();
        await browser.OpenAsync("/signin");
        var (_, fields) = browser.Prepare(("Email", Email));
        await browser.OpenAsync("/signup");
        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.Text.ShouldContain(words);
        await browser.PostAsync("/signup", [.. fields, new("AccountName", Name)]);
        browser.Text.ShouldContain(words);
        (await host.CountAsync("sign_ups")).ShouldBe(0);
        (await host.CountAsync("mail_outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_mail_nobody_can_sign_up_and_the_page_says_so()
    {
        await using var host = await StartAsync(("Mail:Mailbox", "false"));
        using var browser = host.Browse();
        await browser.OpenAsync("/signup");
        browser.Text.ShouldContain("cannot send letters yet");
        await browser.OpenAsync("/signup/invitation?token=" + await host.InviteAsync(Email));
        browser.Text.ShouldContain("cannot send letters yet");
    }

    private static Task<string> StateAsync(GatehouseHost host) => host.Database.ReadAsync(static db => db.GetAsync<string>("SELECT state FROM sign_ups"));

    private static async Task<IEnumerable<string>> EventsAsync(GatehouseHost host, Account account) =>
        (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10)).Select(static row => row.EventName);
}
