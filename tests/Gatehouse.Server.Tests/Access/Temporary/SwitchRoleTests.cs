using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class SwitchRoleTests
{
    [Fact]
    public async Task A_person_becomes_a_role_for_as_long_as_the_role_allows_and_half_a_day_at_most()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var brief = await host.AddRoleAsync(account, "Brief", TestRoles.Trust(user.Arn), seconds: 7200);
        await host.AddRoleAsync(account, "Long", TestRoles.Trust(user.Arn), "/ops/", seconds: 43_200);
        var person = TestKeys.By(user) with { SessionId = "browser", MfaAt = host.Clock.GetUtcNow() };
        var switched = (await host.RunAsync(host.Get<AssumeRoleForBrowser>(), new(account.Id.Digits, "Brief"), person)).ShouldBeDone();
        (switched.Kind, switched.Name, switched.AccountId, switched.IssuedBy).ShouldBe(("AssumedRole", "mara", account.Id.Digits, user.Owner.ToString()));
        switched.ExpiresAt.ShouldBe(host.Clock.GetUtcNow().AddHours(2));
        (switched.Facts.IssuerId, switched.Facts.MfaAt).ShouldBe((brief.Id, host.Clock.GetUtcNow()));
        (await host.RunAsync(host.Get<AssumeRoleForBrowser>(), new(account.Id.Dashed, "ops/Long"), person)).ShouldBeDone()
            .ExpiresAt.ShouldBe(host.Clock.GetUtcNow().AddHours(12));
    }

    [Fact]
    public async Task An_account_is_found_by_its_alias_and_what_is_not_there_refuses_like_what_does_not_trust()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, other) = (await host.OpenAsync(), await host.OpenAsync("other@example.com"));
        (await host.RunAsync(host.Get<CreateAccountAlias>(), new("granite"), TestKeys.By(other))).ShouldBeDone();
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user);
        await host.AddRoleAsync(other, "Open", TestRoles.Trust(account.Id.Digits));
        await host.AddRoleAsync(other, "Closed", TestRoles.Trust(other.Id.Digits));
        (await host.RunAsync(host.Get<AssumeRoleForBrowser>(), new("granite", "Open"), TestKeys.By(user))).ShouldBeDone().AccountId.ShouldBe(other.Id.Digits);
        foreach (var (where, name) in new[] { ("granite", "Closed"), ("granite", "Nowhere"), ("nobody", "Open"), ("", "") })
        {
            (await host.RunAsync(host.Get<AssumeRoleForBrowser>(), new(where, name), TestKeys.By(user))).ShouldBeRefused("AccessDenied");
        }
    }

    [Fact]
    public async Task A_root_user_cannot_switch()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        await host.AddRoleAsync(account, "Open", TestRoles.Trust(account.Id.Digits));
        (await host.RunAsync(host.Get<AssumeRoleForBrowser>(), new(account.Id.Digits, "Open"), TestKeys.By(account))).ShouldBeRefused("AccessDenied")
            .PublicText.ShouldBe("Roles may not be assumed by root accounts.");
    }
}
