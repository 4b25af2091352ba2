using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.RootUser;

public sealed class ChangeRootPasswordTests
{
    private const string Second = "Velvet-Harbour-83";

    [Fact]
    public async Task The_new_password_is_in_force_and_the_old_is_not()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await ChangeAsync(host, account, TestAccounts.Password, Second)).ShouldBeDone();
        (await ChangeAsync(host, account, TestAccounts.Password, "Copper-Meadow-29")).ShouldBeRefused(PasswordProof.Wrong);
        (await host.LettersAsync("password-changed", account.RootEmail)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task None_of_the_last_three_comes_back()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        string[] passwords = [TestAccounts.Password, Second, "Copper-Meadow-29", "Window-Thistle-61"];
        for (var each = 1; each < passwords.Length; each++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            (await ChangeAsync(host, account, passwords[each - 1], passwords[each])).ShouldBeDone();
        }

        foreach (var recent in passwords[1..])
        {
            (await ChangeAsync(host, account, passwords[^1], recent)).ShouldBeRefused(ChangeRootPassword.Recent);
        }

        (await ChangeAsync(host, account, passwords[^1], passwords[0])).ShouldBeDone();
    }

    [Fact]
    public async Task Who_has_not_proved_the_password_learns_nothing_of_the_earlier_ones()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await ChangeAsync(host, account, "Wrong-Password-15", TestAccounts.Password)).ShouldBeRefused(PasswordProof.Wrong);
    }

    [Fact]
    public async Task Guesses_at_the_present_password_are_slowed_like_those_at_the_door()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(guess => Task.Run(() => ChangeAsync(host, account, $"Wrong-Password-{guess}", Second))));
        outcomes.Count(static each => Code(each) == PasswordProof.Wrong).ShouldBe(5);
        outcomes.Count(static each => Code(each) == PasswordProof.TooMany).ShouldBe(35);
        var refusal = (await ChangeAsync(host, account, TestAccounts.Password, Second)).ShouldBeRefused(PasswordProof.TooMany);
        refusal.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        refusal.PrivateReason.ShouldBe("throttled until 2026-11-02 09:01:00Z");

        (await host.RunAsync(host.Get<LiftThrottle>(), new(), TestAccounts.Root(account))).ShouldBeDone();
        (await ChangeAsync(host, account, TestAccounts.Password, Second)).ShouldBeDone();
    }

    [Fact]
    public async Task The_right_password_costs_no_try_whatever_becomes_of_the_new_one()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        for (var round = 0; round < 7; round++)
        {
            (await ChangeAsync(host, account, TestAccounts.Password, TestAccounts.Password)).ShouldBeRefused(ChangeRootPassword.Recent);
        }

        (await ChangeAsync(host, account, TestAccounts.Password, Second)).ShouldBeDone();
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_wins()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(each => Task.Run(() => ChangeAsync(host, account, TestAccounts.Password, $"Velvet-Harbour-{each}3"))));
        outcomes.Count(static each => each is Outcome<Nothing>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(static each => each.Refusal.Code == ChangeRootPassword.Lost || each.Refusal.Code == PasswordProof.Wrong);
    }

    [Fact]
    public async Task A_new_password_against_the_rules_costs_neither_a_try_nor_a_hash()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var change = host.Get<ChangeRootPassword>();
        (await host.RunAsync(change, new(PlainPassword.From("Wrong"), PlainPassword.From("P@ssw0rd123!"), null), TestAccounts.Root(account)))
            .ShouldBeRefused(ChangeRootPassword.NotGoodEnough);
        change.Problems.ShouldHaveSingleItem().ShouldBeOfType<PasswordProblem.Known>();
        (await ChangeAsync(host, account, "Wrong", new string('x', 1_000_000))).ShouldBeRefused(ChangeRootPassword.NotGoodEnough);
    }

    [Fact]
    public async Task Neither_password_stands_in_the_record()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await ChangeAsync(host, account, TestAccounts.Password, Second)).ShouldBeDone();
        var records = await host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT record FROM audit_events"));
        records.Count.ShouldBe(2);
        records.ShouldAllBe(static record => !record.Contains(Second) && !record.Contains(TestAccounts.Password));
        records.ShouldContain(static record => record.Contains("\"PasswordUpdated\":\"Success\""));
    }

    private static Task<Outcome<Nothing>> ChangeAsync(GatehouseHost host, Account account, string current, string chosen) =>
        host.RunAsync(host.Get<ChangeRootPassword>(), new(PlainPassword.From(current), PlainPassword.From(chosen), null), TestAccounts.Root(account));

    private static string Code(Outcome<Nothing> outcome) => outcome is Outcome<Nothing>.Refused refused ? refused.Refusal.Code : "done";
}
