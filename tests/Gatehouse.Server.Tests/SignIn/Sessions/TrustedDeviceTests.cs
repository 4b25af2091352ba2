using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Sessions;

public sealed class TrustedDeviceTests
{
    private static readonly CredentialOwner Person = CredentialOwner.Root("111122223333");

    [Theory]
    [InlineData("mine", "Firefox/Linux", "203.0.113.0/24", 0, true)]
    [InlineData("other", "Firefox/Linux", "203.0.113.0/24", 0, false)]
    [InlineData("mine", "Chrome/Linux", "203.0.113.0/24", 0, false)]
    [InlineData("mine", "Firefox/Linux", "198.51.100.0/24", 0, false)]
    [InlineData("mine", "Firefox/Linux", "203.0.113.0/24", 30, false)]
    public async Task Trust_is_bound_to_browser_family_and_network_and_runs_out(string browser, string family, string network, int days, bool trusted)
    {
        await using var host = await TrustingAsync();
        host.Clock.Advance(TimeSpan.FromDays(days));
        (await host.Database.ReadAsync(db => TrustedDeviceStore.IsTrustedAsync(db, Person, browser, family, network, host.Clock.GetUtcNow()))).ShouldBe(trusted);
        (await host.Database.ReadAsync(db => TrustedDeviceStore.IsTrustedAsync(db, new("iam", "AIDA1"), browser, family, network, host.Clock.GetUtcNow()))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(CredentialChangeKind.FactorsChanged, true, "mine")]
    [InlineData(CredentialChangeKind.FactorsChanged, false, null)]
    [InlineData(CredentialChangeKind.PasswordChanged, false, null)]
    [InlineData(CredentialChangeKind.PasswordReset, false, null)]
    [InlineData(CredentialChangeKind.Recovered, false, null)]
    [InlineData(CredentialChangeKind.Closed, false, null)]
    internal async Task Adding_a_device_keeps_the_trust_of_its_browser_and_every_other_change_ends_all(CredentialChangeKind kind, bool keeps, string? left)
    {
        await using var host = await TrustingAsync();
        await TrustAsync(host, "other");
        var now = host.Clock.GetUtcNow();
        await host.Database.WriteAsync(async db =>
        {
            await SessionStore.InsertAsync(db, "hash", "mine", new("here", "Root", Person, null, "password", now, now, now.AddHours(1), TimeSpan.FromHours(1), "Firefox on Linux", "203.0.113.9"));
            await host.Get<CredentialChanges>().TellAsync(db, new(Person, kind, "here") { KeepsTrust = keeps });
        });
        (await host.Database.ReadAsync(db => TrustedDeviceStore.FindAllAsync(db, Person, now))).Select(static each => each.Id).ShouldBe(left is null ? [] : [left]);
    }

    [Fact]
    public async Task Its_owner_lists_and_ends_it_and_nobody_else_does()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var other = await host.OpenAsync("other@example.com");
        await host.Database.WriteAsync(async db =>
        {
            await MfaOwnerStore.TakeAsync(db, account.Root, account.Id.Digits, "handle", host.Clock.GetUtcNow());
            await TrustedDeviceStore.PutAsync(db, account.Root, "mine", "Firefox/Linux", "203.0.113.0/24", Device(host, "t1"));
        });
        (await host.RunAsync(host.Get<EndTrustedDevice>(), new("t1"), TestAccounts.Root(other))).ShouldBeRefused(EndTrustedDevice.NotThere);
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        var list = "/console/security-credentials/mfa";
        (await browser.GetAsync(list)).Html.ShouldContain("Trusted devices");
        (await browser.PostAsync(list, list + "?handler=EndTrust", ("TrustedId", "t1"))).Location!.ToString().ShouldBe(list + "?done=TrustEnded");
        (await host.RunAsync(host.Get<ListTrustedDevices>(), new(), TestAccounts.Root(account))).ShouldBeDone().Devices.ShouldBeEmpty();
    }

    private static async Task<GatehouseHost> TrustingAsync()
    {
        var host = await GatehouseHost.StartAsync();
        await host.Database.WriteAsync(db => MfaOwnerStore.TakeAsync(db, Person, null, "handle", host.Clock.GetUtcNow()));
        await TrustAsync(host, "mine");
        return host;
    }

    private static Task TrustAsync(GatehouseHost host, string browser) =>
        host.Database.WriteAsync(db => TrustedDeviceStore.PutAsync(db, Person, browser, "Firefox/Linux", "203.0.113.0/24", Device(host, browser)));

    private static TrustedDevice Device(GatehouseHost host, string id) => new()
    {
        Id = id,
        Browser = "Firefox on Linux",
        TrustedAt = host.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        ExpiresAt = host.Clock.GetUtcNow().AddDays(30).ToUnixTimeMilliseconds(),
    };
}
