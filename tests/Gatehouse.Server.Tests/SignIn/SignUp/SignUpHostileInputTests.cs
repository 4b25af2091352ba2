using System.Net;
using System.Text;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using static Gatehouse.Server.Tests.SignIn.SignUp.SignUpCase;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

public sealed class SignUpHostileInputTests
{
    private static readonly string[] Steps = ["/signup", "/signup/invitation", "/setup", "/signup/code", "/signup/password", "/signup/security-check"];

    private static readonly string[] Monsters =
    [
        "", " ", "\0", "a\0b@example.org", "\u202Emoc.elpmaxe@yram", "\uFFFE", "mary\uFFFE@example.org", "\uFFFF\uFDD0", "😀", "😀@😀.org", "مريم@exаmple.org",
        "mary@exаmple.org", "mary@example", "@example.org", "mary@", "mary@example..org", "mary@example.org\r\nBcc: all@example.org", "<script>alert(1)</script>",
        "' OR 1=1 --", "%00", "%", new string('a', 65) + "@example.org", new string('x', 1 << 20), new string('é', 1 << 19), string.Concat(Enumerable.Repeat("e\u0301", 100_000)),
    ];

    [Fact]
    public async Task No_field_of_the_first_pages_can_break_them()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        var setUp = AccountLinks.SetUpPath(await host.IssueSetUpAsync());
        var invitation = AccountLinks.InvitationPath(await host.InviteAsync(Email));
        foreach (var monster in Monsters)
        {
            await browser.OpenAsync("/signup");
            await browser.SubmitAsync(("Email", monster), ("AccountName", Name));
            Expect(browser, "/signup", monster);
            await browser.OpenAsync("/signup");
            await browser.SubmitAsync(("Email", monster), ("AccountName", monster));
            Expect(browser, "/signup", monster);
            await browser.OpenAsync(setUp);
            await browser.SubmitAsync(("Email", monster), ("AccountName", Name));
            Expect(browser, "/setup", monster);
        }

        foreach (var name in Monsters.Where(static monster => !AccountName.TryRead(monster, out _)))
        {
            await browser.OpenAsync("/signup");
            await browser.SubmitAsync(("Email", Email), ("AccountName", name));
            Expect(browser, "/signup", name);
            await browser.OpenAsync(invitation);
            await browser.SubmitAsync(("AccountName", name));
            Expect(browser, "/signup/invitation", name);
        }

        (await host.CountAsync("sign_ups")).ShouldBe(0);
        (await host.CountAsync("mail_outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task No_field_of_the_steps_can_break_them()
    {
        await using var host = await StartAsync(("Codes:Tries", "100"), ("SignIn:Challenge", "always"));
        using var browser = host.Browse();
        await browser.BeginAsync();
        var step = browser.Address.PathAndQuery;
        foreach (var monster in Monsters)
        {
            await browser.SubmitAsync(("Code", monster));
            Expect(browser, "/signup/code", monster);
            await browser.OpenAsync(step);
            browser.Address.AbsolutePath.ShouldBe("/signup/code");
            await browser.OpenAsync("/signup/code?attempt=" + Uri.EscapeDataString(monster.Length > 300 ? monster[..300] : monster));
            browser.Address.AbsolutePath.ShouldBe("/signup");
            await browser.OpenAsync(step);
        }

        await browser.SubmitAsync(("Code", await host.CodeAsync()));
        foreach (var monster in Monsters)
        {
            await browser.ChooseAsync(monster);
            Expect(browser, "/signup/password", monster);
            await browser.OpenAsync(step);
        }

        await browser.ChooseAsync();
        foreach (var monster in Monsters)
        {
            await browser.SubmitAsync(("ChallengeAnswer", monster));
            Expect(browser, "/signup/security-check", monster);
            await browser.OpenAsync(step);
            await browser.SubmitAsync(("ChallengeAnswer", monster), ("ChallengeId", monster));
            Expect(browser, "/signup/security-check", monster);
            await browser.OpenAsync(step);
        }

        (await host.CountAsync("accounts")).ShouldBe(0);
    }

    [Fact]
    public async Task The_longest_address_and_name_pass()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        var email = new string('m', 52) + "@example.org";
        email.Length.ShouldBe(64);
        await browser.BeginAsync(email, new string('~', 50));
        browser.Address.AbsolutePath.ShouldBe("/signup/code");
        await browser.SubmitAsync(("Code", await host.CodeAsync(email)));
        await browser.ChooseAsync("Aa1 " + string.Concat(Enumerable.Repeat("😀🎈🐢🚲🌵🎻", 10)));
        browser.Address.AbsolutePath.ShouldBe("/signup/done", browser.Text);
    }

    [Fact]
    public async Task An_address_in_a_script_from_right_to_left_is_an_address()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        const string email = "مريم@مثال.إختبار";
        await browser.ProveAsync(host, email);
        await browser.ChooseAsync();
        browser.Address.AbsolutePath.ShouldBe("/signup/done");
        (await host.FindAccountAsync(email)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_leads_back()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        var (_, fields) = browser.Prepare(("Code", await host.CodeAsync()));
        await browser.PostAsync("/signup/code", fields.Where(static field => field.Key != "form"));
        browser.Address.AbsolutePath.ShouldBe("/signup/code");
        browser.Text.ShouldContain("Please send that again");

        foreach (var step in Steps)
        {
            using var stranger = host.Browse();
            await stranger.PostAsync(step, [new("Email", Email), new("AccountName", Name)]);
            stranger.Status.ShouldBe(HttpStatusCode.OK);
            stranger.Text.ShouldContain("keeps no cookies");
        }

        var token = await host.IssueSetUpAsync();
        await browser.PostAsync("/setup", [new("Token", token), new("Email", Email), new("AccountName", Name)]);
        browser.Address.PathAndQuery.ShouldBe($"/setup?token={token}&again=form");
        (await host.CountAsync("sign_ups")).ShouldBe(1);
        (await host.CountAsync("mail_outbox")).ShouldBe(1);
    }

    [Fact]
    public async Task Too_large_too_many_and_unreadable_forms_are_refused_without_an_error()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        foreach (var step in Steps)
        {
            foreach (var body in new HttpContent[]
            {
                new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(static i => new KeyValuePair<string, string>($"f{i}", "x"))),
                new StringContent("Email=" + new string('x', 5 << 20), Encoding.UTF8, "application/x-www-form-urlencoded"),
                new StringContent("{}", Encoding.UTF8, "application/json"),
                new StringContent("--x\r\nbroken", Encoding.UTF8, "multipart/form-data"),
                new ByteArrayContent([0xFF, 0xFE, 0]),
            })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, step) { Content = body };
                using var response = await browser.SendAsync(request);
                ((int)response.StatusCode).ShouldBeLessThan(500, step);
            }
        }

        (await host.CountAsync("sign_ups")).ShouldBe(1);
    }

    [Fact]
    public async Task Mail_bombing_one_address_from_many_browsers_ends_after_the_hour_s_letters()
    {
        await using var host = await StartAsync(("Letters:Most", "7"));
        var browsers = Enumerable.Range(0, 20).Select(_ => host.Browse()).ToList();
        await Task.WhenAll(browsers.Select(static (browser, i) => browser.BeginAsync(i % 2 == 0 ? Email : Email.ToUpperInvariant())));
        browsers.Count(static browser => browser.Address.AbsolutePath == "/signup/code").ShouldBe(7);
        browsers.Where(static browser => browser.Address.AbsolutePath == "/signup").ShouldAllBe(static browser => browser.Text.Contains("was sent many letters"));
        (await host.CountAsync("mail_outbox")).ShouldBe(7);

        host.Clock.Advance(TimeSpan.FromHours(1));
        await browsers[0].BeginAsync();
        browsers[0].Address.AbsolutePath.ShouldBe("/signup/code");
        browsers.ForEach(static browser => browser.Dispose());
    }

    [Fact]
    public async Task A_network_in_a_rush_is_told_to_wait()
    {
        await using var host = await StartAsync(("Limits:Burst", "2"), ("Limits:PerMinute", "1"));
        using var browser = host.Browse();
        for (var i = 0; i < 3; i++)
        {
            await browser.BeginAsync($"mary+{i}@example.org");
        }

        browser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await host.CountAsync("sign_ups")).ShouldBe(2);
    }

    private static void Expect(TestBrowser browser, string path, string input)
    {
        var shown = input.Length > 40 ? input[..40] : input;
        browser.Status.ShouldBe(HttpStatusCode.OK, shown);
        if (input.Contains('\0', StringComparison.Ordinal))
        {
            // No part of a form with a NUL is readable, not even which step it belongs to.
            browser.Address.PathAndQuery.ShouldBe("/signup?again=form");
            return;
        }

        browser.Address.AbsolutePath.ShouldBe(path, shown);
        browser.Html.ShouldNotContain("<script>alert", Case.Insensitive);
        browser.Html.Length.ShouldBeLessThan(20_000, shown);
    }
}
