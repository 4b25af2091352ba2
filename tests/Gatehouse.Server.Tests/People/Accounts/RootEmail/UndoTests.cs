using System.Web;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.RootEmail;

public sealed class UndoTests
{
    [Fact]
    public async Task Opening_the_link_spends_nothing_and_its_post_restores_the_old_address_once()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var token = await MoveAsync(host, account, "thief@example.com");
        for (var scan = 0; scan < 3; scan++)
        {
            (await FindAsync(host, token)).State.ShouldBe(LinkState.Usable);
        }

        (await UndoAsync(host, token)).ShouldBeDone();
        (await host.FindAsync(account.Id))!.RootEmail.ShouldBe("owner@example.com");
        (await UndoAsync(host, token)).ShouldBeRefused(UndoPrimaryEmailUpdate.Dead);
        (await FindAsync(host, token)).State.ShouldBe(LinkState.Used);
        (await host.LettersAsync("email-restored", "owner@example.com")).ShouldHaveSingleItem();
        (await host.LettersAsync("email-restored", "thief@example.com")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_link_works_for_seven_days()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var token = await MoveAsync(host, account, "new@example.com");
        host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        (await FindAsync(host, token)).State.ShouldBe(LinkState.Usable);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(host, token)).State.ShouldBe(LinkState.Expired);
        (await UndoAsync(host, token)).ShouldBeRefused(UndoPrimaryEmailUpdate.Dead);
    }

    [Fact]
    public async Task A_thief_who_moves_the_address_twice_does_not_kill_the_owners_link_and_gets_no_way_back()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var owners = await MoveAsync(host, account, "thief@example.com");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var thiefs = await MoveAsync(host, (await host.FindAsync(account.Id))!, "thief2@example.com");
        (await UndoAsync(host, owners)).ShouldBeDone();
        (await UndoAsync(host, thiefs)).ShouldBeRefused(UndoPrimaryEmailUpdate.Dead);
        (await FindAsync(host, thiefs)).State.ShouldBe(LinkState.Superseded);
        (await host.FindAsync(account.Id))!.RootEmail.ShouldBe("owner@example.com");
    }

    [Fact]
    public async Task An_address_that_owns_another_account_by_now_is_not_taken_from_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var token = await MoveAsync(host, account, "new@example.com");
        var second = await host.OpenAsync();
        (await UndoAsync(host, token)).ShouldBeRefused(UndoPrimaryEmailUpdate.Taken);
        (await host.FindAsync(second.Id)).ShouldBe(second);
        (await FindAsync(host, token)).State.ShouldBe(LinkState.Usable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("\0")]
    [InlineData("ü")]
    public async Task An_invented_link_is_unknown(string token)
    {
        await using var host = await GatehouseHost.StartAsync();
        (await FindAsync(host, token)).State.ShouldBe(LinkState.Unknown);
        (await UndoAsync(host, token)).ShouldBeRefused(UndoPrimaryEmailUpdate.Dead);
    }

    internal static async Task<string> MoveAsync(GatehouseHost host, Account account, string to)
    {
        (await PrimaryEmailTests.StartAsync(host, account, to)).ShouldBeDone();
        var code = (await host.LettersAsync("email-change-code", to))[^1].Code();
        (await PrimaryEmailTests.AcceptAsync(host, account, to, code)).ShouldBeDone();
        return HttpUtility.ParseQueryString((await host.LettersAsync("email-changed", account.RootEmail))[^1].Link().Query)["token"]!;
    }

    private static async Task<FindEmailUndoReply> FindAsync(GatehouseHost host, string token) =>
        (await host.RunAsync(host.Get<FindEmailUndo>(), new(token), Caller.Nobody(TestAccounts.Origin))).ShouldBeDone();

    private static Task<Outcome<Nothing>> UndoAsync(GatehouseHost host, string token) =>
        host.RunAsync(host.Get<UndoPrimaryEmailUpdate>(), new(token), Caller.Nobody(TestAccounts.Origin));
}
