using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts;

public sealed class PutAccountNameTests
{
    [Fact]
    public async Task A_name_changes_and_its_record_does_not_show_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await host.RunAsync(host.Get<PutAccountName>(), new(" Basalt & Co "), TestAccounts.Root(account))).ShouldBeDone();
        (await host.FindAsync(account.Id))!.Name.ShouldBe("Basalt & Co");
        var records = await host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT record FROM audit_events"));
        records.ShouldHaveSingleItem().ShouldNotContain("Basalt");
        records[0].ShouldContain("PutAccountName");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<script>")]
    [InlineData("Gr\0anite")]
    [InlineData("Gränit")]
    [InlineData("\u202Eetinarg")]
    [InlineData("🚪")]
    public async Task What_the_account_service_does_not_allow_is_refused(string name)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await host.RunAsync(host.Get<PutAccountName>(), new(name), TestAccounts.Root(account))).ShouldBeRefused(PutAccountName.Invalid);
        (await host.FindAsync(account.Id)).ShouldBe(account);
    }

    [Fact]
    public async Task A_megabyte_is_no_name()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestAccounts.Root(await host.OpenAsync());
        (await host.RunAsync(host.Get<PutAccountName>(), new(new string('x', 1_000_000)), caller)).ShouldBeRefused(PutAccountName.Invalid);
        (await host.RunAsync(host.Get<PutAccountName>(), new(new string('x', 51)), caller)).ShouldBeRefused(PutAccountName.Invalid);
        (await host.RunAsync(host.Get<PutAccountName>(), new(new string('x', 50)), caller)).ShouldBeDone();
    }
}
