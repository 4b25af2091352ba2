using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal.Accounts;

public sealed class AccountVerbTests
{
    [Fact]
    public async Task An_account_is_suspended_listed_as_such_and_reactivated_and_its_owner_finds_both_in_the_events()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host);
        var account = await OpenAsync(host, "root@one.example");

        (await person.TypeAsync("account", "suspend", account.Id.Dashed, "--reason", "unpaid")).ExitCode.ShouldBe(0);
        (await FindAsync(host, account)).Status.ShouldBe(AccountStatus.Suspended);
        (await person.TypeAsync("account", "list")).Output.ShouldContain("suspended/unpaid");
        (await person.TypeAsync("account", "reactivate", account.Id.Digits)).ExitCode.ShouldBe(0);
        (await FindAsync(host, account)).Status.ShouldBe(AccountStatus.Active);
        (await person.TypeAsync("account", "reactivate", account.Id.Digits)).Error.ShouldContain("is active");

        (await EventsAsync(host, account)).ShouldBe(["SuspendAccount", "ReactivateAccount", "ReactivateAccount"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_account_that_owns_the_installation_is_not_closed_before_it_is_handed_over()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host);
        var owner = await OpenAsync(host, "root@one.example", owns: true);
        var other = await OpenAsync(host, "root@two.example");

        (await person.TypeAsync("account", "close", owner.Id.Digits)).ExitCode.ShouldBe(1);
        (await person.TypeAsync("account", "owner", other.Id.Digits)).ExitCode.ShouldBe(0);
        (await FindAsync(host, owner)).OwnsInstallation.ShouldBeFalse();
        (await FindAsync(host, other)).OwnsInstallation.ShouldBeTrue();
        (await person.TypeAsync("account", "close", owner.Id.Digits)).ExitCode.ShouldBe(0);
        (await FindAsync(host, owner)).Status.ShouldBe(AccountStatus.Closed);
        (await person.TypeAsync("account", "owner", owner.Id.Digits)).ExitCode.ShouldBe(1);
        (await person.TypeAsync("account", "reactivate", owner.Id.Digits)).ExitCode.ShouldBe(0);
        (await LettersAsync(host, "root@one.example")).ShouldBe(["account-closed"]);
    }

    [Fact]
    public async Task An_invitation_is_sent_again_revoked_and_never_for_an_address_that_roots_an_account()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host, ("Mail:Mailbox", "true"));
        await OpenAsync(host, "root@one.example");

        (await person.TypeAsync("account", "invite", "new@two.example")).ExitCode.ShouldBe(0);
        (await person.TypeAsync("account", "invite", "list")).Output.ShouldContain("open");
        (await person.TypeAsync("account", "invite", "resend", "new@two.example")).ExitCode.ShouldBe(0);
        (await LettersAsync(host, "new@two.example")).ShouldBe(["invitation", "invitation"]);
        (await person.TypeAsync("account", "invite", "revoke", "New@two.example")).ExitCode.ShouldBe(0);
        (await person.TypeAsync("account", "invite", "list")).Output.ShouldContain("revoked");
        (await person.TypeAsync("account", "invite", "revoke", "new@two.example")).ExitCode.ShouldBe(1);
        (await person.TypeAsync("account", "invite", "resend", "new@two.example")).ExitCode.ShouldBe(1);
        (await person.TypeAsync("account", "invite", "root@one.example")).ExitCode.ShouldBe(1);
        (await person.TypeAsync("account", "invite", "no address")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Without_mail_nobody_is_invited()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host);
        (await person.TypeAsync("account", "invite", "new@two.example")).Error.ShouldContain("No mail server");
    }

    [Fact]
    public async Task A_recovery_prints_a_link_tells_the_old_address_and_is_in_the_events()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host, ("PublicUrl", "https://signin.example.com"));
        var account = await OpenAsync(host, "root@one.example");
        var typed = await person.TypeAsync("account", "recover", account.Id.Digits);
        typed.ExitCode.ShouldBe(0, typed.Error);
        typed.Output.ShouldContain("https://signin.example.com/recover?token=");
        (await LettersAsync(host, "root@one.example")).ShouldBe(["recovery-started"]);
        (await EventsAsync(host, account)).ShouldBe(["RecoverAccount"]);
        (await person.TypeAsync("account", "recover", "999988887777")).Error.ShouldContain("There is no account 999988887777");
    }

    private static async Task<Account> OpenAsync(GatehouseHost host, string email, bool owns = false)
    {
        EmailAddress.TryRead(email, out var address).ShouldBeTrue();
        return (await host.Database.WriteAsync(session => host.Get<OpenAccount>().RunAsync(session, address!, "One", null, owns)))!;
    }

    private static async Task<Account> FindAsync(GatehouseHost host, Account account) =>
        (await host.Database.ReadAsync(session => AccountStore.FindAsync(session, account.Id)))!;

    private static async Task<IEnumerable<string>> EventsAsync(GatehouseHost host, Account account) =>
        (await host.Get<AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 100)).Select(static row => row.EventName);

    private static Task<IReadOnlyList<string>> LettersAsync(GatehouseHost host, string to) =>
        host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT kind FROM mail_outbox WHERE recipient = @to", new { to }));
}
