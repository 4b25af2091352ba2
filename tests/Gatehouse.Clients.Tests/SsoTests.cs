using Gatehouse.Clients.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary><c>aws sso login</c> of the official CLI, with a person at a browser without script who signs in at the portal.</summary>
public sealed class SsoTests
{
    private const string Session = "corp";

    [Fact]
    public async Task By_PKCE_the_browser_hands_the_code_to_the_CLI_and_a_profile_has_keys()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        await sso.LogInAsync();
        (await sso.WhoAsync("dev")).ShouldMatch($"^arn:aws:sts::{host.Account.Id.Digits}:assumed-role/AWSReservedSSO_Admin_[0-9a-f]{{16}}/ana$");
        (await sso.Aws.RunAsync("iam", "list-users", "--profile", "dev")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task By_a_device_code_the_person_compares_it()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        var login = sso.Aws.RunAsync("sso", "login", "--sso-session", Session, "--use-device-code");
        await sso.SignInAsync(await sso.Catcher.CatchAsync());
        sso.Browser.Address.AbsolutePath.ShouldBe("/device", sso.Browser.Text);
        await sso.Browser.SubmitAsync(("Matches", "true"), ("Answer", "allow"));
        var result = await login;
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        (await sso.WhoAsync("dev")).ShouldContain("AWSReservedSSO_Admin_");
    }

    /// <summary>
    /// Each with a copy of one cache: the CLI reads its cache while another one is writing it, and then ends with a KeyError of its own
    /// (aws/aws-cli#9632). So all ten surely show the same refresh token.
    /// </summary>
    [Fact]
    public async Task Ten_CLIs_refresh_one_session_at_once_and_none_is_signed_out()
    {
        // The CLI refreshes what ends within a quarter of an hour.
        await using var host = await ClientHost.StartAsync(("Sso:AccessTokenLifetime", "PT10M"));
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        await sso.LogInAsync();
        var before = sso.ReadTokens().ShouldHaveSingleItem()["refreshToken"]!.GetValue<string>();

        var twins = Enumerable.Range(0, 10).Select(_ => sso.Aws.Twin()).ToList();
        try
        {
            var commands = await Task.WhenAll(twins.Select(static each => each.RunAsync("sts", "get-caller-identity", "--profile", "dev")));
            commands.Where(static each => each.ExitCode != 0).Select(static each => $"{each.ExitCode}: {each.Output}{each.Error}").ShouldBeEmpty();
            var after = twins.Select(static each => SsoCli.ReadTokens(each).ShouldHaveSingleItem()["refreshToken"]!.GetValue<string>()).Distinct().ShouldHaveSingleItem();
            after.ShouldNotBe(before);

            // The successor is good, and good for all.
            SsoCli.ForgetKeys(twins[9]);
            (await twins[9].RunAsync("sts", "get-caller-identity", "--profile", "dev")).Json["Arn"]!.GetValue<string>().ShouldEndWith("/ana");
        }
        finally
        {
            twins.ForEach(static each => each.Dispose());
        }
    }

    [Fact]
    public async Task Two_sessions_stand_beside_each_other_and_logout_ends_both()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        await sso.LogInAsync();
        await sso.LogInAsync("other");
        (await sso.WhoAsync("dev")).ShouldContain("AWSReservedSSO_Admin_");
        (await sso.WhoAsync("reader")).ShouldContain("AWSReservedSSO_Reader_");
        sso.ReadTokens().Count.ShouldBe(2);

        var token = sso.ReadTokens()[0]["accessToken"]!.GetValue<string>();
        (await sso.Aws.RunAsync("sso", "list-accounts", "--access-token", token)).Json["accountList"]!.AsArray().ShouldHaveSingleItem();
        (await sso.Aws.RunAsync("sso", "list-account-roles", "--account-id", host.Account.Id.Digits, "--access-token", token)).Json["roleList"]!.AsArray().Count.ShouldBe(2);

        (await sso.Aws.RunAsync("sso", "logout")).ExitCode.ShouldBe(0);
        var over = await sso.Aws.RunAsync("sso", "list-accounts", "--access-token", token);
        over.Error.ShouldContain("(UnauthorizedException)");
        (await sso.Aws.RunAsync("sts", "get-caller-identity", "--profile", "dev")).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_session_that_is_over_says_so()
    {
        await using var host = await ClientHost.StartAsync(("Sso:AccessTokenLifetime", "PT1M"));
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        await sso.LogInAsync();
        host.Server.Clock.Advance(TimeSpan.FromHours(9));
        var over = await sso.Aws.RunAsync("sts", "get-caller-identity", "--profile", "dev");
        over.ExitCode.ShouldNotBe(0);
        over.Error.ShouldContain("aws sso login", Case.Insensitive, over.Error);
    }

    [Fact]
    public async Task Whoever_denies_ends_the_command_either_way()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        var login = sso.Aws.RunAsync("sso", "login", "--sso-session", Session);
        await sso.SignInAsync(await sso.Catcher.CatchAsync());
        await sso.Browser.SubmitAsync(("Decline", "true"));
        (await login).ExitCode.ShouldNotBe(0);

        var device = sso.Aws.RunAsync("sso", "login", "--sso-session", Session, "--use-device-code");
        await sso.SignInAsync(await sso.Catcher.CatchAsync());
        await sso.Browser.SubmitAsync(("Answer", "deny"));
        var denied = await device;
        denied.ExitCode.ShouldNotBe(0);
        denied.Error.ShouldContain("AccessDeniedException");
    }

    [Fact]
    public async Task A_role_that_is_not_assigned_gets_no_keys()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        await sso.LogInAsync();
        var refused = await sso.Aws.RunAsync("sts", "get-caller-identity", "--profile", "nobody");
        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain("No access");
    }

    [Fact]
    public async Task Configure_sso_asks_on_a_terminal_signs_in_and_writes_a_profile_that_works()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = await SsoCli.StartAsync(host);
        using var terminal = Terminal.Start(sso.Aws, "configure sso");
        await terminal.AnswerAsync("SSO session name", Session);
        await terminal.AnswerAsync("SSO start URL", sso.Directory.StartUrl);
        await terminal.AnswerAsync("SSO region", "us-east-1");
        await terminal.AnswerAsync("SSO registration scopes", "");
        await sso.SignInAsync(await sso.Catcher.CatchAsync());
        await sso.Browser.SubmitAsync(("SessionId", sso.SessionOnPage));

        // One account needs no choice; of two roles the first is taken.
        await terminal.AnswerAsync("Admin", "");
        await terminal.AnswerAsync("Default client Region", "us-east-1");
        await terminal.AnswerAsync("CLI default output format", "json");
        await terminal.AnswerAsync("Profile name", "dev");
        (await terminal.EndAsync()).ShouldBe(0, terminal.Text);
        (await sso.WhoAsync("dev")).ShouldContain("AWSReservedSSO_Admin_");
    }

    [Fact]
    public async Task The_SDK_for_JavaScript_works_with_the_profile_and_knows_the_errors()
    {
        await using var host = await ClientHost.StartAsync();
        using var sso = (await SsoCli.StartAsync(host)).Configure();
        await sso.LogInAsync();
        var told = await NodeScript.RunAsync(host, "sso.mjs", home: sso.Aws.Home);
        told["arn"]!.GetValue<string>().ShouldContain("AWSReservedSSO_Admin_");
        told["type"]!.GetValue<string>().ShouldBe("AuthorizationPendingException");
        told["error"]!.GetValue<string>().ShouldBe("authorization_pending");
    }
}
