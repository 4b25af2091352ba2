using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>The sample for authors of AWS clients lets the official CLI in.</summary>
public sealed class HeadlessSignInTests
{
    [Fact]
    public async Task It_signs_in_approves_and_follows_the_callback()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        var login = sso.Aws.RunAsync("sso", "login", "--sso-session", "corp");
        var done = await HeadlessSignIn.RunAsync("ana", Settled.Password, null, null, await sso.Catcher.CatchAsync());
        done.ExitCode.ShouldBe(0, done.Error);
        done.Output.ShouldContain("/oauth/callback");
        (await login).ExitCode.ShouldBe(0);
        (await sso.WhoAsync("dev")).ShouldEndWith("/ana");
    }

    [Fact]
    public async Task It_types_the_code_that_a_program_shows_and_no_other()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        var login = sso.Aws.RunAsync("sso", "login", "--sso-session", "corp", "--use-device-code");
        var link = new Uri(await sso.Catcher.CatchAsync());
        var page = link.GetLeftPart(UriPartial.Path);
        (await HeadlessSignIn.RunAsync("ana", Settled.Password, null, null, page, "BBBB-BBBB")).ExitCode.ShouldNotBe(0);
        (await HeadlessSignIn.RunAsync("ana", "wrong", null, null, page, link.Query["?user_code=".Length..])).ExitCode.ShouldNotBe(0);
        var done = await HeadlessSignIn.RunAsync("ana", Settled.Password, null, null, page, link.Query["?user_code=".Length..]);
        done.ExitCode.ShouldBe(0, done.Error);
        (await login).ExitCode.ShouldBe(0);
    }
}
