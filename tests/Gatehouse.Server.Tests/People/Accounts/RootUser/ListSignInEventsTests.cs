using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.RootUser;

public sealed class ListSignInEventsTests
{
    [Fact]
    public async Task The_owner_sees_why_somebody_was_refused_and_nobody_elses_events()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var other = await host.OpenAsync("other@example.com");
        await host.RunAsync(host.Get<ChangeRootPassword>(), new(PlainPassword.From("Wrong-Password-15"), PlainPassword.From("Velvet-Harbour-83"), null), TestAccounts.Root(account));
        await host.RunAsync(host.Get<PutAccountName>(), new("Basalt"), TestAccounts.Root(account));

        var refused = (await ListAsync(host, account, EventFilter.Refused)).Events.ShouldHaveSingleItem();
        refused.EventName.ShouldBe("ChangeRootPassword");
        refused.PrivateReason.ShouldBe("wrong password");
        (await ListAsync(host, account, EventFilter.SignIn)).Events.Count.ShouldBe(1);
        (await ListAsync(host, account, EventFilter.All)).Events.Count.ShouldBe(2);
        (await ListAsync(host, other, EventFilter.All)).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_lose_no_event_also_when_many_share_an_instant()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        for (var each = 0; each < 25; each++)
        {
            await host.RunAsync(host.Get<LiftThrottle>(), new(), TestAccounts.Root(account));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var page = await ListAsync(host, account, EventFilter.SignIn);
        for (var pages = 1; ; pages++)
        {
            page.Events.ShouldAllBe(row => seen.Add(row.Id));
            if (page.Next is not { } next)
            {
                pages.ShouldBe(3);
                break;
            }

            page = (await host.RunAsync(host.Get<ListSignInEvents>(), new(EventFilter.SignIn, 10, next), TestAccounts.Root(account))).ShouldBeDone();
        }

        seen.Count.ShouldBe(25);
    }

    private static async Task<ListSignInEventsReply> ListAsync(GatehouseHost host, Account account, EventFilter filter) =>
        (await host.RunAsync(host.Get<ListSignInEvents>(), new(filter, 10), TestAccounts.Root(account))).ShouldBeDone();
}
