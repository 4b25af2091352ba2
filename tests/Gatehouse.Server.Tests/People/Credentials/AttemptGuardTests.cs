using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class AttemptGuardTests
{
    private static readonly CredentialOwner Owner = CredentialOwner.Root("111122223333");
    private static readonly TrySource Stranger = new("192.0.2.0/24", null);

    [Fact]
    public async Task Parallel_guesses_cannot_outrun_the_counter()
    {
        await using var host = await GatehouseHost.StartAsync();
        var guard = host.Get<AttemptGuard>();
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => guard.ReserveAsync(Owner, "password", Stranger))));
        verdicts.Count(each => each is GuardVerdict.Reserved).ShouldBe(5);
        verdicts.Count(each => each is GuardVerdict.Refused).ShouldBe(995);
    }

    [Fact]
    public async Task Each_wait_is_twice_the_one_before_up_to_the_longest()
    {
        await using var host = await GatehouseHost.StartAsync();
        var guard = host.Get<AttemptGuard>();
        for (var free = 0; free < 4; free++)
        {
            (await ReserveAsync(guard)).ShouldBe(TimeSpan.Zero);
        }

        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            (await ReserveAsync(guard)).ShouldBe(TimeSpan.FromMinutes(minutes));
            (await guard.ReserveAsync(Owner, "password", Stranger)).ShouldBe(new GuardVerdict.Refused(TimeSpan.FromMinutes(minutes)));
            host.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }
    }

    [Fact]
    public async Task A_try_given_back_counts_no_more()
    {
        await using var host = await GatehouseHost.StartAsync();
        var guard = host.Get<AttemptGuard>();
        for (var round = 0; round < 20; round++)
        {
            var reserved = (await guard.ReserveAsync(Owner, "password", Stranger)).ShouldBeOfType<GuardVerdict.Reserved>();
            await host.Database.WriteAsync(session => AttemptGuard.GiveBackAsync(session, reserved.Try));
        }
    }

    [Fact]
    public async Task A_stranger_cannot_use_up_the_tries_of_a_known_browser_nor_of_another_network()
    {
        await using var host = await GatehouseHost.StartAsync();
        var guard = host.Get<AttemptGuard>();
        for (var guess = 0; guess < 10; guess++)
        {
            await guard.ReserveAsync(Owner, "password", Stranger);
        }

        (await guard.ReserveAsync(Owner, "password", Stranger with { KnownBrowser = "owners-own" })).ShouldBeOfType<GuardVerdict.Reserved>();
        (await guard.ReserveAsync(Owner, "password", new("198.51.100.0/24", null))).ShouldBeOfType<GuardVerdict.Reserved>();
    }

    [Fact]
    public async Task Guesses_from_a_thousand_networks_meet_the_count_that_all_strangers_share()
    {
        await using var host = await GatehouseHost.StartAsync();
        var guard = host.Get<AttemptGuard>();
        var passed = 0;
        for (var network = 0; network < 300; network++)
        {
            passed += await guard.ReserveAsync(Owner, "password", new($"10.{network / 250}.{network % 250}.0/24", null)) is GuardVerdict.Reserved ? 1 : 0;
        }

        passed.ShouldBe(100);
        (await guard.ReserveAsync(Owner, "password", new("10.9.9.0/24", "owners-own"))).ShouldBeOfType<GuardVerdict.Reserved>();
    }

    [Fact]
    public async Task The_owners_word_forgets_all_counts_of_that_owner_and_of_nobody_else()
    {
        await using var host = await GatehouseHost.StartAsync();
        var guard = host.Get<AttemptGuard>();
        var neighbour = CredentialOwner.Root("1111222233334");
        for (var guess = 0; guess < 6; guess++)
        {
            await guard.ReserveAsync(Owner, "password", Stranger);
            await guard.ReserveAsync(neighbour, "password", Stranger);
        }

        await host.Database.WriteAsync(session => AttemptGuard.ForgetAsync(session, Owner));
        (await guard.ReserveAsync(Owner, "password", Stranger)).ShouldBeOfType<GuardVerdict.Reserved>();
        (await guard.ReserveAsync(neighbour, "password", Stranger)).ShouldBeOfType<GuardVerdict.Refused>();
    }

    private static async Task<TimeSpan> ReserveAsync(AttemptGuard guard) =>
        (await guard.ReserveAsync(Owner, "password", Stranger)).ShouldBeOfType<GuardVerdict.Reserved>().Try.Wait;
}
