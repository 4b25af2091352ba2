using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Protocols.Mail;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.Status;

public sealed class AccountStatusTests
{
    [Fact]
    public async Task A_closed_account_comes_back_whole_within_its_90_days()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var reply = (await host.RunAsync(host.Get<CloseAccount>(), new(), TestAccounts.Root(account))).ShouldBeDone();
        reply.RemovedFrom.ShouldBe(host.Clock.GetUtcNow().AddDays(90));
        (await host.FindAsync(account.Id))!.Status.ShouldBe(AccountStatus.Closed);
        (await host.RunAsync(host.Get<CloseAccount>(), new(), TestAccounts.Root(account))).ShouldBeRefused(CloseAccount.AlreadyClosed);
        host.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        await RemoveAsync(host);
        (await host.RunAsync(host.Get<ReactivateAccount>(), new(account.Id.Digits), Caller.Operator)).ShouldBeDone();
        (await host.FindAsync(account.Id)).ShouldBe(account);
        host.Clock.Advance(TimeSpan.FromDays(90));
        await RemoveAsync(host);
        (await host.FindAsync(account.Id)).ShouldBe(account);
    }

    [Fact]
    public async Task After_90_days_the_data_are_gone_everywhere_and_the_address_never_owns_an_account_again()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var other = await host.OpenAsync("other@example.com");
        (await host.RunAsync(host.Get<LiftThrottle>(), new(), TestAccounts.Root(other))).ShouldBeDone();
        (await host.RunAsync(host.Get<PutAlternateContact>(), Contacts.Samples.Alternate, TestAccounts.Root(account))).ShouldBeDone();
        (await host.RunAsync(host.Get<CloseAccount>(), new(), TestAccounts.Root(account))).ShouldBeDone();
        host.Clock.Advance(TimeSpan.FromDays(90));
        await RemoveAsync(host);
        await RemoveAsync(host);

        (await host.FindAsync(account.Id)).ShouldBeNull();
        foreach (var (table, column) in new[]
        {
            ("passwords", "owner"), ("password_history", "owner"), ("tries", "subject"), ("sessions", "owner"), ("known_browsers", "owner"),
            ("audit_events", "account_id"), ("alternate_contacts", "account_id"), ("root_email_changes", "account_id"),
        })
        {
            (await host.Database.ReadAsync(session => session.GetAsync<long>($"SELECT count(*) FROM {table} WHERE {column} LIKE @id", new { id = "%" + account.Id.Digits })))
                .ShouldBe(0, table);
        }

        EmailAddress.TryRead("OWNER@example.com", out var email).ShouldBeTrue();
        (await host.Database.WriteAsync(session => host.Get<OpenAccount>().RunAsync(session, email, "Again", null, false))).ShouldBeNull();
        (await host.FindAsync(other.Id)).ShouldBe(other);
        (await host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM audit_events WHERE account_id = @id", new { id = other.Id.Digits }))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_operator_suspends_and_reactivates()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await host.RunAsync(host.Get<SuspendAccount>(), new(account.Id.Digits, "unpaid"), TestAccounts.Root(account))).ShouldBeRefused("AccessDenied");
        (await host.RunAsync(host.Get<SuspendAccount>(), new(account.Id.Digits, "unpaid"), Caller.Operator)).ShouldBeDone();
        (await host.FindAsync(account.Id)).ShouldBe(account with { Status = AccountStatus.Suspended, StatusReason = "unpaid" });
        (await host.RunAsync(host.Get<ReactivateAccount>(), new(account.Id.Digits), TestAccounts.Root(account))).ShouldBeRefused("AccessDenied");
        (await host.RunAsync(host.Get<ReactivateAccount>(), new(account.Id.Digits), Caller.Operator)).ShouldBeDone();
        (await host.FindAsync(account.Id)).ShouldBe(account);
        (await host.RunAsync(host.Get<ReactivateAccount>(), new(account.Id.Digits), Caller.Operator)).ShouldBeRefused(ReactivateAccount.AlreadyActive);
    }

    [Fact]
    public async Task What_is_not_there_or_not_known_is_refused()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        (await host.RunAsync(host.Get<SuspendAccount>(), new("000000000000", "other"), Caller.Operator)).ShouldBeRefused(AccountScope.Unknown);
        (await host.RunAsync(host.Get<SuspendAccount>(), new(null, "other"), Caller.Operator)).ShouldBeRefused(AccountScope.Unknown);
        (await host.RunAsync(host.Get<SuspendAccount>(), new(account.Id.Digits, "spite"), Caller.Operator)).ShouldBeRefused("SuspensionReasonUnknown");
    }

    [Fact]
    public async Task The_operator_lists_accounts_page_by_page()
    {
        await using var host = await GatehouseHost.StartAsync();
        for (var each = 0; each < 5; each++)
        {
            await host.OpenAsync($"owner{each}@example.com");
        }

        var first = (await host.RunAsync(host.Get<ListAccounts>(), new("", 3), Caller.Operator)).ShouldBeDone();
        var second = (await host.RunAsync(host.Get<ListAccounts>(), new(first.Next!, 3), Caller.Operator)).ShouldBeDone();
        first.Accounts.Concat(second.Accounts).Select(static each => each.Id.Digits).ShouldBeUnique();
        (first.Accounts.Count, second.Accounts.Count, second.Next).ShouldBe((3, 2, null));
    }

    private static Task RemoveAsync(GatehouseHost host) =>
        host.Get<IEnumerable<IUpkeep>>().OfType<RemoveClosedAccounts>().Single().RunAsync(host.Clock.GetUtcNow(), default);
}
