using Gatehouse.Server.People.Factors;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Factors;

public sealed class ClockDiagnosisTests
{
    [Fact]
    public async Task One_phone_that_is_off_is_to_blame_itself_and_most_of_them_together_blame_the_server()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        List<OwnedApp> apps = [];
        foreach (var name in new[] { "one", "two", "three", "four" })
        {
            apps.Add(await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root, name));
        }

        await UseAsync(host, apps[0], 0);
        await UseAsync(host, apps[1], 0);
        await UseAsync(host, apps[2], -6);
        (await FindAsync(host, apps[2])).ShouldBe(new ClockFinding(TimeSpan.FromMinutes(-3), false));
        (await FindAsync(host, apps[0])).ShouldBe(new ClockFinding(null, false));
        await UseAsync(host, apps[0], -5);
        await UseAsync(host, apps[1], 5);
        (await FindAsync(host, apps[2])).IsOurs.ShouldBeTrue("two of three are behind");
        host.Clock.Advance(TimeSpan.FromDays(8));
        (await FindAsync(host, null)).ShouldBe(new ClockFinding(null, false), "what was used long ago tells nothing about now");
    }

    private static Task<ClockFinding> FindAsync(GatehouseHost host, OwnedApp? app) =>
        host.Database.ReadAsync(session => host.Get<ClockDiagnosis>().FindAsync(session, app?.Serial));

    private static async Task UseAsync(GatehouseHost host, OwnedApp app, long drift) => await host.Database.WriteAsync(session => session.ExecuteAsync(
        "UPDATE mfa_devices SET drift = @drift, last_used_at = @at WHERE serial = @serial",
        new { drift, at = host.Clock.GetUtcNow().ToUnixTimeMilliseconds(), serial = app.Serial }));
}
