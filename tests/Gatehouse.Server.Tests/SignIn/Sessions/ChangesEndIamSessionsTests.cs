using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Sessions;

public sealed class ChangesEndIamSessionsTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<CredentialChangeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_change_of_a_user_ends_its_sessions_and_its_sign_ins_under_way(string kind)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        var alice = await Settled.UserAsync(host, account, "alice", mustChange: true);
        await Settled.UserAsync(host, account, "bruno");
        using var pending = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(pending, account.Id.Digits, "alice", Settled.Password);
        await host.Database.WriteAsync(session => session.ExecuteAsync("UPDATE login_profiles SET reset_required = 0"));
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        using var other = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(other, account.Id.Digits, "bruno", Settled.Password);

        await TellAsync(host, alice.Owner, Enum.Parse<CredentialChangeKind>(kind));

        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldStartWith("/signin");
        await pending.SubmitAsync(("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        pending.Address.AbsolutePath.ShouldStartWith("/signin");
        pending.Text.ShouldContain("too long");
        pending.Cookies["gatehouse-session"].ShouldBeNull();
        await other.OpenAsync("/console");
        other.Address.AbsolutePath.ShouldBe("/console", "it was somebody else's");
    }

    [Theory]
    [InlineData(CredentialChangeKind.Suspended)]
    [InlineData(CredentialChangeKind.Closed)]
    internal async Task An_account_that_is_shut_ends_the_sessions_of_all_its_users(CredentialChangeKind kind)
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        await TellAsync(host, account.Root, kind);
        (await host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM sessions"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_change_of_the_root_users_password_leaves_the_IAM_users_alone()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        await TellAsync(host, account.Root, CredentialChangeKind.PasswordReset);
        await browser.OpenAsync("/console");
        browser.Address.AbsolutePath.ShouldBe("/console");
    }

    [Fact]
    public async Task A_sign_in_under_way_finds_the_account_suspended_at_its_next_step()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        await Settled.UserAsync(host, account, "alice", mustChange: true);
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        (await host.RunAsync(ActivatorUtilities.CreateInstance<SuspendAccount>(host.Get<IServiceProvider>()), new(account.Id, "other"), Caller.Operator)).ShouldBeDone();
        await browser.SubmitAsync(("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        browser.Address.AbsolutePath.ShouldBe("/verify/suspended");
        browser.Cookies["gatehouse-session"].ShouldBeNull();
    }

    [Fact]
    public async Task A_user_who_is_gone_is_not_let_in_by_a_session_that_was_left()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await Settled.AccountAsync(host, "owner@example.com");
        var alice = await Settled.UserAsync(host, account, "alice");
        using var browser = new TestBrowser(host.Origin);
        await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
        await host.Database.WriteAsync(session => IamUserStore.DeleteAsync(session, alice.Id));
        await browser.OpenAsync("/console/security-credentials");
        browser.Text.ShouldNotContain("Account details");
    }

    private static Task TellAsync(GatehouseHost host, CredentialOwner owner, CredentialChangeKind kind) =>
        host.Database.WriteAsync((DbSession session) => host.Get<CredentialChanges>().TellAsync(session, new(owner, kind, null)));
}
