using System.Text.RegularExpressions;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class WorkforceFactorsTests
{
    [Fact]
    public async Task A_directory_that_wants_a_device_has_it_added_in_the_sign_in_and_asks_for_it_from_then_on()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host, settings: new() { Mfa = MfaMode.Always, WithoutDevice = WithoutDevice.Enrol });
        var user = await PortalPeople.PersonAsync(host, directory, "jane", mustChange: true);
        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/new-password", "a device is added by somebody who has proved everything else");
        await browser.SubmitAsync(("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-setup");
        await browser.SubmitAsync(("Kind", MfaDevice.Totp));
        await browser.SubmitAsync(("DeviceName", "phone"), ("Code1", "000000"));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa-setup/app");
        var seed = SeedIn(browser);
        await browser.SubmitAsync(("DeviceName", "phone"), ("Code1", CodeOf(host, seed)));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
        (await host.Database.ReadAsync(db => MfaDeviceStore.FindDevicesAsync(db, user.Owner))).ShouldHaveSingleItem().Kind.ShouldBe(MfaDevice.Totp);

        await PortalPeople.SignInAsync(browser, directory, "jane", "Quartz-Meadow-58-Harbor");
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.SubmitAsync(("Code", CodeOf(host, seed)));
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa", "the code was used up");
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await browser.SubmitAsync(("Code", CodeOf(host, seed)));
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");

        await PortalPeople.SetAsync(host, directory, new() { Mfa = MfaMode.Never });
        await PortalPeople.SignInAsync(browser, directory, "jane", "Quartz-Meadow-58-Harbor");
        browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts", "the directory asks nobody");
    }

    [Theory]
    [InlineData(nameof(MfaMode.Always), nameof(WithoutDevice.Block), true, "/verify/mfa-missing")]
    [InlineData(nameof(MfaMode.Always), nameof(WithoutDevice.EmailCode), true, "/verify/code")]
    [InlineData(nameof(MfaMode.Always), nameof(WithoutDevice.EmailCode), false, "/verify/mfa-missing")]
    [InlineData(nameof(MfaMode.WhenNew), nameof(WithoutDevice.EmailCode), true, "/verify/code")]
    [InlineData(nameof(MfaMode.WhenNew), nameof(WithoutDevice.LetIn), true, "/start/")]
    [InlineData(nameof(MfaMode.Never), nameof(WithoutDevice.Block), true, "/start/")]
    public async Task Without_a_device_the_directory_decides_whatever_the_installation_mails(string rule, string without, bool mailbox, string page)
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        var directory = await PortalPeople.DirectoryAsync(host, settings: new() { Mfa = Enum.Parse<MfaMode>(rule), WithoutDevice = Enum.Parse<WithoutDevice>(without) });
        var user = await PortalPeople.PersonAsync(host, directory, "jane");
        if (!mailbox)
        {
            await host.Database.WriteAsync(db => DirectoryUserStore.UpdateAsync(db, user with { Email = null }));
        }

        using var browser = new TestBrowser(host.Origin);
        await PortalPeople.SignInAsync(browser, directory, "jane");
        browser.Address.AbsolutePath.ShouldStartWith(page);
    }

    [Fact]
    public async Task The_mailed_code_instead_of_a_device_is_asked_again_in_a_known_browser_only_where_it_is_always_due()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:EmailCode", "off"));
        foreach (var (rule, owner, again) in new[] { (MfaMode.WhenNew, "a@example.com", "/start/"), (MfaMode.Always, "b@example.com", "/verify/code") })
        {
            var directory = await PortalPeople.DirectoryAsync(host, owner, settings: new() { Mfa = rule });
            await PortalPeople.PersonAsync(host, directory, "jane", email: $"jane.{owner}");
            using var browser = new TestBrowser(host.Origin);
            await PortalPeople.SignInAsync(browser, directory, "jane");
            await browser.SubmitAsync(("Code", (await host.LettersAsync("verification-code", $"jane.{owner}"))[^1].Code()));
            browser.Address.AbsolutePath.ShouldBe($"/start/{directory.Id}/accounts");
            await PortalPeople.SignInAsync(browser, directory, "jane");
            browser.Address.AbsolutePath.ShouldStartWith(again);
        }
    }

    private static string SeedIn(TestBrowser browser) => Regex.Match(browser.Html, "<code class=\"whole\">([A-Z2-7 ]+)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    private static string CodeOf(GatehouseHost host, string seed) => new TestApp(host, "", seed).Code();
}
