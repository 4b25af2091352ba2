using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Factors.RecoveryCodes;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed partial class RecoveryCodeTests
{
    private const string Owner = "owner@example.com";
    private const string Page = "/console/security-credentials/mfa/recovery-codes";

    [Fact]
    public async Task Codes_are_shown_once_and_each_signs_in_once_in_place_of_the_device()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = await SignedInAsync(host, app);
        await browser.OpenAsync("/console/security-credentials/mfa");
        browser.Text.ShouldContain("Codes that you have left: 0");
        var codes = await MakeAsync(browser);
        codes.Distinct().Count().ShouldBe(10);
        await browser.OpenAsync(Page);
        Code().IsMatch(browser.Html).ShouldBeFalse("they are shown once");
        browser.Text.ShouldContain("Codes that you have left: 10");

        using var without = new TestBrowser(host.Origin);
        await without.SignInAsync(Owner, Settled.Password);
        await without.OpenAsync("/verify/recovery-code" + without.Address.Query);
        await without.SubmitAsync(("Code", " "));
        without.Text.ShouldContain("You must provide a recovery code");
        await without.SubmitAsync(("Code", "aaaa-bbbb-cccc-dddd"));
        without.Address.AbsolutePath.ShouldBe("/verify/recovery-code");
        without.Text.ShouldContain("This code is wrong or was used before");
        await without.SubmitAsync(("Code", codes[0].ToUpperInvariant().Replace('-', ' ')));
        without.Address.AbsolutePath.ShouldBe("/console");
        var session = (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).First(static each => each.Proofs == "password recovery-code");
        session.MfaAt.ShouldBe(host.Clock.GetUtcNow());
        var letter = (await host.LettersAsync("mfa-changed", Owner)).First(static each => each.Subject == "A recovery code of the root user was used");
        letter.Blocks.OfType<LetterBlock.Paragraph>().First().Text.ShouldContain("Recovery codes left: 9");
        var record = (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, "ConsoleLogin")).Single().Record;
        record.ShouldContain("\"MFAUsed\":\"Yes\"");

        using var again = new TestBrowser(host.Origin);
        await again.SignInAsync(Owner, Settled.Password);
        await again.OpenAsync("/verify/recovery-code" + again.Address.Query);
        await again.SubmitAsync(("Code", codes[0]));
        again.Address.AbsolutePath.ShouldBe("/verify/recovery-code", "it is used");
    }

    [Fact]
    public async Task One_code_brought_by_many_at_once_signs_one_in()
    {
        await using var host = await StartAsync(("SignIn:FreeTries", "100"), ("SignIn:FreeTriesOfAllSources", "100"));
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = await SignedInAsync(host, app);
        var codes = await MakeAsync(browser);
        var rivals = new List<TestBrowser>();
        for (var count = 0; count < 6; count++)
        {
            var rival = new TestBrowser(host.Origin);
            await rival.SignInAsync(Owner, Settled.Password);
            await rival.OpenAsync("/verify/recovery-code" + rival.Address.Query);
            rivals.Add(rival);
        }

        await Task.WhenAll(rivals.Select(rival => rival.SubmitAsync(("Code", codes[3]))));
        rivals.Count(static rival => rival.Address.AbsolutePath == "/console").ShouldBe(1);
        rivals.ForEach(static rival => rival.Dispose());
    }

    [Fact]
    public async Task New_codes_replace_the_old_ones_and_the_last_device_takes_them_along()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = await SignedInAsync(host, app);
        var old = await MakeAsync(browser);
        var fresh = await MakeAsync(browser);
        fresh.ShouldNotContain(old[0]);
        (await LeftAsync(host, account)).ShouldBe(10);
        (await host.Database.ReadAsync(db => RecoveryCodeStore.IsThereAsync(db, account.Root, RecoveryCode.HashOf(account.Root.ToString(), old[0])))).ShouldBeFalse();
        await browser.OpenAsync("/console/security-credentials/mfa/device?serial=" + Uri.EscapeDataString(app.Serial));
        await browser.PostAsync("/console/security-credentials/mfa/device?handler=Remove", browser.Prepare(("Serial", app.Serial)).Fields);
        (await LeftAsync(host, account)).ShouldBe(0);
    }

    [Fact]
    public async Task An_open_session_makes_no_codes_and_no_code_makes_it_fresh()
    {
        await using var host = await StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = await SignedInAsync(host, app);
        var codes = await MakeAsync(browser);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await browser.OpenAsync(Page);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        browser.Text.ShouldNotContain("Use a recovery code");
        var fields = browser.Prepare(("Code", codes[0])).Fields;
        await browser.PostAsync("/verify/recovery-code", fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        (await LeftAsync(host, account)).ShouldBe(10);
    }

    [Fact]
    public async Task Where_they_are_off_nobody_sees_or_uses_them()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        await host.Database.WriteAsync(db =>
            RecoveryCodeStore.InsertAsync(db, account.Root, RecoveryCode.HashOf(account.Root.ToString(), "abcd-efgh-jkmn-pqrs"), host.Clock.GetUtcNow()));
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Text.ShouldNotContain("Use a recovery code");
        await browser.PostAsync("/verify/recovery-code", browser.Prepare(("Code", "abcd-efgh-jkmn-pqrs")).Fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", app.Code));
        await browser.OpenAsync(Page);
        browser.Address.AbsolutePath.ShouldBe("/console/security-credentials/mfa");
        browser.Text.ShouldNotContain("Recovery codes");
    }

    private static Task<GatehouseHost> StartAsync(params (string, string)[] settings) =>
        GatehouseHost.StartAsync([("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), ("RecoveryCodes:Enabled", "true"), .. settings]);

    private static async Task<TestBrowser> SignedInAsync(GatehouseHost host, OwnedApp app)
    {
        var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.AbsolutePath.ShouldBe("/console");
        return browser;
    }

    private static async Task<List<string>> MakeAsync(TestBrowser browser)
    {
        await browser.OpenAsync(Page);
        await browser.PostAsync(Page, [.. browser.Prepare().Fields]);
        browser.Text.ShouldContain("Print or save these codes now.");
        return [.. Code().Matches(browser.Html).Select(static match => match.Groups[1].Value)];
    }

    private static Task<long> LeftAsync(GatehouseHost host, Account account) =>
        host.Database.ReadAsync(db => RecoveryCodeStore.CountAsync(db, account.Root));

    [GeneratedRegex("<code>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</code>")]
    private static partial Regex Code();
}
