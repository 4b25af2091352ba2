using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.RootEmail;

public sealed class PrimaryEmailTests
{
    private const string New = "new@example.com";

    [Fact]
    public async Task The_old_address_stays_in_force_until_the_code_comes_back()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await StartAsync(host, account, New)).ShouldBeDone().Status.ShouldBe("PENDING");
        (await host.FindAsync(account.Id))!.RootEmail.ShouldBe("owner@example.com");
        var code = (await host.LettersAsync("email-change-code", New)).ShouldHaveSingleItem().Code();
        (await AcceptAsync(host, account, New, code)).ShouldBeDone().Status.ShouldBe("ACCEPTED");
        (await host.FindAsync(account.Id))!.RootEmail.ShouldBe(New);
        (await host.LettersAsync("email-changed", "owner@example.com")).ShouldHaveSingleItem().Link().Query.ShouldStartWith("?token=");
        (await AcceptAsync(host, account, New, code)).ShouldBeRefused(AcceptPrimaryEmailUpdate.DeadCode);
    }

    [Fact]
    public async Task A_code_accepts_only_the_address_it_was_sent_to()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await StartAsync(host, account, New)).ShouldBeDone();
        var code = (await host.LettersAsync("email-change-code", New))[0].Code();
        (await AcceptAsync(host, account, "stranger@example.com", code)).ShouldBeRefused(AcceptPrimaryEmailUpdate.DeadCode);
        (await AcceptAsync(host, account, New, code)).ShouldBeDone();
    }

    [Fact]
    public async Task Six_guesses_kill_the_code_and_the_right_one_with_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await StartAsync(host, account, New)).ShouldBeDone();
        var code = (await host.LettersAsync("email-change-code", New))[0].Code();
        var wrong = code == "000000" ? "111111" : "000000";
        for (var guess = 0; guess < 5; guess++)
        {
            (await AcceptAsync(host, account, New, wrong)).ShouldBeRefused(AcceptPrimaryEmailUpdate.WrongCode);
        }

        (await AcceptAsync(host, account, New, code)).ShouldBeRefused(AcceptPrimaryEmailUpdate.DeadCode);
    }

    [Fact]
    public async Task A_stolen_session_alone_does_not_carry_the_account_away()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var outcome = await host.RunAsync(
            host.Get<StartPrimaryEmailUpdate>(), new("thief@example.com", PlainPassword.From("Guess-the-password-1")), TestAccounts.Root(account));
        outcome.ShouldBeRefused(PasswordProof.Wrong);
        (await host.LettersAsync("email-change-code", "thief@example.com")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_in_use_looks_like_a_free_one_and_its_owner_is_told()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var other = await host.OpenAsync("other@example.com");
        (await StartAsync(host, account, "Other@example.com")).ShouldBeDone().Status.ShouldBe("PENDING");
        (await host.LettersAsync("email-change-code", "Other@example.com")).ShouldBeEmpty();
        (await host.LettersAsync("email-change-refused", "Other@example.com")).ShouldHaveSingleItem();
        (await AcceptAsync(host, account, "Other@example.com", "123456")).ShouldBeRefused(AcceptPrimaryEmailUpdate.WrongCode);
        (await host.FindAsync(other.Id)).ShouldBe(other);
    }

    [Fact]
    public async Task Of_many_accounts_that_accept_one_address_at_once_exactly_one_gets_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var accounts = new List<Account>();
        for (var each = 0; each < 6; each++)
        {
            accounts.Add(await host.OpenAsync($"owner{each}@example.com"));
            (await StartAsync(host, accounts[each], New)).ShouldBeDone();
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var codes = (await host.LettersAsync("email-change-code", New)).Select(static letter => letter.Code()).ToList();
        var outcomes = await Task.WhenAll(accounts.Select((account, each) => Task.Run(() => AcceptAsync(host, account, New, codes[each]))));
        outcomes.Count(static each => each is Outcome<PrimaryEmailUpdateReply>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<PrimaryEmailUpdateReply>.Refused>().ShouldAllBe(static each => each.Refusal.Code == AcceptPrimaryEmailUpdate.Taken);
    }

    [Fact]
    public async Task A_code_works_once_even_when_it_comes_many_times_at_the_same_time()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await StartAsync(host, account, New)).ShouldBeDone();
        var code = (await host.LettersAsync("email-change-code", New))[0].Code();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AcceptAsync(host, account, New, code))));
        outcomes.Count(static each => each is Outcome<PrimaryEmailUpdateReply>.Done).ShouldBe(1);
        (await host.LettersAsync("email-changed", "owner@example.com")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Strangers_mailboxes_are_not_filled()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await StartAsync(host, account, New)).ShouldBeDone();
        (await StartAsync(host, account, New)).ShouldBeRefused(StartPrimaryEmailUpdate.TooSoon).RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
        for (var letter = 1; letter < 5; letter++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            (await StartAsync(host, account, New)).ShouldBeDone();
        }

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await StartAsync(host, account, New)).ShouldBeRefused(StartPrimaryEmailUpdate.TooSoon);
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await StartAsync(host, account, New)).ShouldBeDone();
    }

    internal static Task<Outcome<PrimaryEmailUpdateReply>> StartAsync(GatehouseHost host, Account account, string email) =>
        host.RunAsync(host.Get<StartPrimaryEmailUpdate>(), new(email, PlainPassword.From(TestAccounts.Password)), TestAccounts.Root(account));

    internal static Task<Outcome<PrimaryEmailUpdateReply>> AcceptAsync(GatehouseHost host, Account account, string email, string code) =>
        host.RunAsync(host.Get<AcceptPrimaryEmailUpdate>(), new(email, code), TestAccounts.Root(account));
}
