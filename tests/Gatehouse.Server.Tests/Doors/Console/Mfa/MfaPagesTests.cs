using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Mfa;

public sealed partial class MfaPagesTests
{
    private const string Owner = RecoveryStory.Owner;
    private const string List = "/console/security-credentials/mfa";

    [Fact]
    public async Task A_root_user_assigns_an_app_and_needs_its_code_from_then_on()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        using var other = new TestBrowser(host.Origin);
        await other.SignInAsync(Owner, Settled.Password);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.OpenAsync("/console/security-credentials");
        browser.Html.ShouldContain($"href=\"{List}\"");
        await browser.OpenAsync(List);
        browser.Text.ShouldContain("You have no MFA device.");
        await browser.OpenAsync(List + "/assign");
        await browser.SubmitAsync(("DeviceName", "my phone"), ("Kind", "totp"));
        browser.Text.ShouldContain("A device name has 1 to 128 letters");
        await browser.SubmitAsync(("DeviceName", "phone"), ("Kind", "totp"));
        browser.Address.AbsolutePath.ShouldBe(List + "/assign/app");
        browser.Html.ShouldContain("src=\"data:image/png;base64,iVBOR");
        var app = AppOn(host, browser);
        await browser.SubmitAsync(("DeviceName", "phone"), ("Code1", app.Code()), ("Code2", app.Code()));
        browser.Text.ShouldContain("Codes must come from this device, two of them in a row.");
        AppOn(host, browser).Seed.ShouldBe(app.Seed, "the app has this key already");
        await browser.SubmitAsync(("DeviceName", "my phone"), ("Code1", app.Code()), ("Code2", app.Code(1)));
        browser.Text.ShouldContain("A device name has 1 to 128 letters");
        await browser.SubmitAsync(("DeviceName", "phone"), ("Code1", app.Code()), ("Code2", app.Code(1)));
        browser.Address.AbsolutePath.ShouldBe(List);
        browser.Text.ShouldContain("The MFA device is assigned.");
        browser.Text.ShouldContain(MfaSerial.OfApp(account.Id.Digits, "/", MfaSerial.RootDevice));

        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).Count.ShouldBe(1, "the other session ended");
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).ShouldContain(static letter => letter.Row.Kind == "mfa-changed");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await other.SignInAsync(Owner, Settled.Password);
        other.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await other.SubmitAsync(("Code", app.Code()));
        other.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_device_is_renamed_and_removed_only_with_a_fresh_proof()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", app.Code));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.OpenAsync(List);
        browser.Text.ShouldContain("phone Authenticator app");
        var page = List + "/device?serial=" + Uri.EscapeDataString(app.Serial);
        await browser.OpenAsync(page);
        await browser.SubmitAsync(("DeviceName", "old-phone"));
        browser.Text.ShouldContain("The MFA device is renamed.");
        browser.Text.ShouldContain("old-phone");

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        await browser.OpenAsync(page);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", app.Wrong));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        (await host.Database.ReadAsync(session => MfaDeviceStore.FindDevicesAsync(session, account.Root))).Count.ShouldBe(1);
        await browser.SubmitAsync(("Code", app.Code));
        browser.Address.PathAndQuery.ShouldBe(page);
        await browser.PostAsync(List + "/device?handler=Remove", browser.Prepare(("Serial", app.Serial)).Fields);
        browser.Text.ShouldContain("The MFA device is removed.");
        (await host.Database.ReadAsync(session => MfaDeviceStore.FindDevicesAsync(session, account.Root))).ShouldBeEmpty();
        (await host.Get<KeptLetters>().FindAsync(Owner, 10)).Count(static letter => letter.Row.Kind == "mfa-changed").ShouldBe(2);
    }

    [Fact]
    public async Task A_device_whose_clock_is_wrong_is_found_again_and_somebody_elses_is_not_there()
    {
        await using var host = await RecoveryStory.StartAsync();
        var account = await Settled.AccountAsync(host, Owner);
        var user = await Settled.UserAsync(host, account, "alice");
        var others = await OwnedApp.GiveAsync(host, account.Id.Digits, user.Owner, "alices");
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Owner, Settled.Password);
        await browser.SubmitAsync(("Code", app.Code));
        app.Ahead = TimeSpan.FromHours(2);
        await browser.OpenAsync(List + "/device?serial=" + Uri.EscapeDataString(app.Serial));
        await browser.SubmitAsync(("Code1", app.Code), ("Code2", app.After(1)));
        browser.Text.ShouldContain("The MFA device is in sync again.");
        await browser.OpenAsync(List + "/device?serial=" + Uri.EscapeDataString(others.Serial));
        browser.Address.AbsolutePath.ShouldBe(List);
    }

    /// <summary>An app that was told the secret key on the page.</summary>
    private static TestApp AppOn(GatehouseHost host, TestBrowser browser) => new(host, "", Key().Match(browser.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));

    [GeneratedRegex("<code class=\"whole\">([A-Z2-7 ]{32,})</code>")]
    private static partial Regex Key();
}
