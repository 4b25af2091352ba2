using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary><c>aws login</c> of the official CLI, with a person at a browser without script.</summary>
public sealed partial class LoginTests
{
    [Fact]
    public async Task On_the_same_device_the_browser_hands_the_code_to_the_CLI_and_its_keys_work()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = new AwsCli(host.Server.Origin);
        using var browser = new TestBrowser(host.Server.Origin);
        await LogInAsync(aws, browser);

        var identity = (await aws.RunAsync("sts", "get-caller-identity")).Json;
        identity["Arn"]!.GetValue<string>().ShouldBe($"arn:aws:iam::{host.Account.Id.Digits}:root");
        (await aws.RunAsync("iam", "list-users")).Json["Users"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Across_devices_the_person_carries_the_code()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = new AwsCli(host.Server.Origin);
        using var process = aws.Start("login", "--remote");
        var address = await ReadAddressAsync(process.StandardOutput);

        using var browser = new TestBrowser(host.Server.Origin);
        await SignInAsync(browser, address);
        await browser.SubmitAsync(("SessionId", SessionOf(browser)));
        browser.Address.AbsolutePath.ShouldBe("/v1/sessions/confirmation");
        var code = Regex.Match(browser.Html, "<code[^>]*>([^<]+)</code>").Groups[1].Value;
        await process.StandardInput.WriteLineAsync(WebUtility.HtmlDecode(code));
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, output + await process.StandardError.ReadToEndAsync());
        (await aws.RunAsync("sts", "get-caller-identity")).Json["Account"]!.GetValue<string>().ShouldBe(host.Account.Id.Digits);
    }

    [Fact]
    public async Task Keys_that_ran_out_are_refreshed_without_a_word_until_the_login_is_over()
    {
        await using var host = await ClientHost.StartAsync(("Login:KeyLifetime", "PT2S"), ("Login:RefreshFor", "PT2M"));
        using var aws = new AwsCli(host.Server.Origin);
        using var browser = new TestBrowser(host.Server.Origin);
        await LogInAsync(aws, browser);

        // The CLI refreshes what ends within five minutes, so with two seconds every command does.
        (await aws.RunAsync("sts", "get-caller-identity")).ExitCode.ShouldBe(0);
        (await aws.RunAsync("sts", "get-caller-identity")).ExitCode.ShouldBe(0);

        host.Server.Clock.Advance(TimeSpan.FromMinutes(3));
        var over = await aws.RunAsync("sts", "get-caller-identity");
        over.ExitCode.ShouldNotBe(0);
        over.Error.ShouldContain("aws login");
    }

    [Fact]
    public async Task A_changed_password_ends_the_login_and_the_CLI_says_so()
    {
        await using var host = await ClientHost.StartAsync(("Login:KeyLifetime", "PT2S"));
        using var aws = new AwsCli(host.Server.Origin);
        using var browser = new TestBrowser(host.Server.Origin);
        await LogInAsync(aws, browser);
        await host.Server.Database.WriteAsync(async session =>
        {
            await host.Server.Get<Gatehouse.Server.People.Credentials.CredentialChanges>().TellAsync(
                session, new(host.Account.Root, Gatehouse.Server.People.Credentials.CredentialChangeKind.PasswordChanged, null));
            return true;
        });

        var refused = await aws.RunAsync("sts", "get-caller-identity");
        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain("password");
    }

    [Fact]
    public async Task A_person_who_declines_ends_the_command()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = new AwsCli(host.Server.Origin);
        var catcher = new BrowserCatcher(aws);
        var login = aws.RunAsync("login");
        using var browser = new TestBrowser(host.Server.Origin);
        await SignInAsync(browser, await catcher.CatchAsync());
        await browser.SubmitAsync(("Decline", "true"));
        (await login).ExitCode.ShouldNotBe(0);
    }

    private static async Task LogInAsync(AwsCli aws, TestBrowser browser)
    {
        var catcher = new BrowserCatcher(aws);
        var login = aws.RunAsync("login");
        await SignInAsync(browser, await catcher.CatchAsync());
        await browser.SubmitAsync(("SessionId", SessionOf(browser)));
        var result = await login;
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    private static async Task SignInAsync(TestBrowser browser, string address)
    {
        await browser.OpenAsync(new Uri(address).PathAndQuery);
        await browser.SubmitAsync(("Email", "owner@example.com"));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/v1/authorize", browser.Text);
    }

    private static string SessionOf(TestBrowser browser) => Session().Match(browser.Html).Groups[1].Value;

    private static async Task<string> ReadAddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
        {
            if (line.TrimStart().StartsWith("http", StringComparison.Ordinal))
            {
                return line.Trim();
            }
        }

        throw new InvalidOperationException("The CLI named no address.");
    }

    [GeneratedRegex("name=\"SessionId\" value=\"([^\"]+)\"")]
    private static partial Regex Session();
}
