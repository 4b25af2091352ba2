using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Protocols.Mail;
using Microsoft.Extensions.DependencyInjection;
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
        (await host.RunAsync(Make<ReactivateAccount>(host), new(account.Id), Caller.Operator)).ShouldBeDone();
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
        (await host.RunAsync(Make<SuspendAccount>(host), new(account.Id, "unpaid"), TestAccounts.Root(account))).ShouldBeRefused("AccessDenied");
        (await host.RunAsync(Make<SuspendAccount>(host), new(account.Id, "unpaid"), Caller.Operator)).ShouldBeDone();
        (await host.FindAsync(account.Id)).ShouldBe(account with { Status = AccountStatus.Suspended, StatusReason = "unpaid" });
        (await host.RunAsync(Make<ReactivateAccount>(host), new(account.Id), TestAccounts.Root(account))).ShouldBeRefused("AccessDenied");
        (await host.RunAsync(Make<ReactivateAccount>(host), new(account.Id), Caller.Operator)).ShouldBeDone();
        (await host.FindAsync(account.Id)).ShouldBe(account);
        (await host.RunAsync(Make<ReactivateAccount>(host), new(account.Id), Caller.Operator)).ShouldBeRefused("ConflictException");
    }

    [Fact]
    public async Task The_account_that_owns_the_installation_is_not_closed()
    {
        await using var host = await GatehouseHost.StartAsync();
        var owner = await host.OpenAsync(ownsInstallation: true);
        (await host.RunAsync(host.Get<CloseAccount>(), new(), TestAccounts.Root(owner))).ShouldBeRefused(CloseAccount.OwnsInstallation);
        (await host.FindAsync(owner.Id)).ShouldBe(owner);
    }

    private static T Make<T>(GatehouseHost host) => ActivatorUtilities.CreateInstance<T>(host.Get<IServiceProvider>());

    private static Task RemoveAsync(GatehouseHost host) =>
        host.Get<IEnumerable<IUpkeep>>().OfType<RemoveClosedAccounts>().Single().RunAsync(host.Clock.GetUtcNow(), default);
}
