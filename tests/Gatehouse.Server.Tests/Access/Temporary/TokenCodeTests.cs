using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class TokenCodeTests
{
    private const string Invalid = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
    private const string WithMfa = "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}";

    [Fact]
    public async Task A_session_token_with_a_code_carries_the_second_factor_and_may_call_iam()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, user, app) = await UserAsync(host);
        await host.LetAsync(account, user, "\"iam:*\"");
        var role = await host.AddRoleAsync(account, "Reader", TestRoles.Trust(user.Arn));
        var code = app.OathtoolCode(1);
        var given = (await host.RunAsync(host.Get<GetSessionToken>(), new() { SerialNumber = app.Serial, TokenCode = code }, TestKeys.By(user))).ShouldBeDone();
        var caller = await host.UseAsync(given.Credentials);
        caller.MfaAt.ShouldBe(host.Clock.GetUtcNow());
        await host.GetRoleAsync(role, caller).ShouldBeAllowedAsync();
        (await host.RunAsync(host.Get<GetSessionToken>(), new() { SerialNumber = app.Serial, TokenCode = code }, TestKeys.By(user)))
            .ShouldBeRefused("AccessDenied").PublicText.ShouldBe(Invalid);
    }

    [Fact]
    public async Task A_role_that_asks_for_a_second_factor_opens_to_a_code_and_to_a_session_that_had_one()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:FreeTries", "100"));
        var (account, user, app) = await UserAsync(host);
        await host.LetAsync(account, user);
        var role = await host.AddRoleAsync(account, "Careful", TestRoles.Trust(account.Id.Digits, condition: WithMfa));
        await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(user), "AccessDenied");
        var ask = TestRoles.Ask(role) with { SerialNumber = app.Serial };
        (await host.RefuseAsync(ask with { TokenCode = "000000" }, TestKeys.By(user), "AccessDenied")).ShouldBe(Invalid);
        var inRole = await host.UseAsync((await host.AssumeAsync(ask with { TokenCode = app.Code(1) }, TestKeys.By(user))).Credentials);
        inRole.MfaAt.ShouldBe(host.Clock.GetUtcNow());

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var token = (await host.RunAsync(host.Get<GetSessionToken>(), new() { SerialNumber = app.Serial, TokenCode = app.Code() }, TestKeys.By(user))).ShouldBeDone();
        await host.AssumeAsync(TestRoles.Ask(role), await host.UseAsync(token.Credentials));
    }

    [Fact]
    public async Task The_age_of_the_second_factor_is_the_codes()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, user, app) = await UserAsync(host);
        await host.LetAsync(account, user);
        var role = await host.AddRoleAsync(account, "Fresh", TestRoles.Trust(account.Id.Digits, condition: "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"3600\"}"));
        var token = (await host.RunAsync(host.Get<GetSessionToken>(), new() { SerialNumber = app.Serial, TokenCode = app.Code(1) }, TestKeys.By(user))).ShouldBeDone();
        var caller = await host.UseAsync(token.Credentials);
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        await host.AssumeAsync(TestRoles.Ask(role), caller);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.RefuseAsync(TestRoles.Ask(role), caller, "AccessDenied");
    }

    [Fact]
    public async Task A_code_of_somebody_elses_device_opens_nothing_and_a_right_one_is_used_up_by_a_refused_call()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:FreeTries", "100"));
        var (account, user, app) = await UserAsync(host);
        var thief = await host.AddUserAsync(account, "thief");
        await host.LetAsync(account, thief);
        var role = await host.AddRoleAsync(account, "Careful", TestRoles.Trust(account.Id.Digits, condition: WithMfa));
        var ask = TestRoles.Ask(role) with { SerialNumber = app.Serial, TokenCode = app.Code(1) };
        (await host.RefuseAsync(ask, TestKeys.By(thief), "AccessDenied")).ShouldBe(Invalid);
        (await host.RefuseAsync(ask, TestKeys.By(user), "AccessDenied")).ShouldContain("is not authorized to perform: sts:AssumeRole");
        (await host.RefuseAsync(ask, TestKeys.By(user), "AccessDenied")).ShouldBe(Invalid);
    }

    private static async Task<(Account Account, IamUser User, TestApp App)> UserAsync(GatehouseHost host)
    {
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        return (account, user, await TestApp.OfUserAsync(host, TestKeys.By(account), "mara", "phone"));
    }
}
