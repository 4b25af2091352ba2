using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary><c>aws configure mfa-login</c> of the official CLI, with an authenticator app that was enrolled through the API.</summary>
public sealed class MfaLoginTests
{
    private const string OnlyWithMfa =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

    [Fact]
    public async Task A_code_gives_a_profile_with_keys_that_policies_take_for_a_second_factor()
    {
        await using var host = await ClientHost.StartAsync();
        using var administrator = host.Cli();
        using var alice = await host.UserAsync(administrator, "alice");
        await administrator.DoAsync($"iam put-user-policy --user-name alice --policy-name mfa --policy-document {OnlyWithMfa}");
        var app = await TestApp.OfUserAsync(host.Server, SigningKeys.RootOf(host.Account, TestAccounts.Origin), "alice", "phone");
        KeepInProfile(alice);
        await alice.IsDeniedAsync($"iam list-users", "not authorized");

        var wrong = await alice.RunAsync($"{app.Serial}\n000000\nstrong\n", ["configure", "mfa-login"]);
        wrong.ExitCode.ShouldNotBe(0, wrong.Output);
        wrong.Error.ShouldContain("AccessDenied");
        var login = await alice.RunAsync($"{app.Serial}\n{app.Code(1)}\nstrong\n", ["configure", "mfa-login"]);
        login.ExitCode.ShouldBe(0, login.Output + login.Error);

        (await alice.CallAsync($"sts get-caller-identity --profile strong")).Json["Arn"]!.GetValue<string>()
            .ShouldBe($"arn:aws:iam::{host.Account.Id.Digits}:user/alice");
        (await alice.CallAsync($"iam list-users --profile strong")).Json["Users"]!.AsArray().ShouldHaveSingleItem();
        await alice.IsDeniedAsync($"iam list-users", "not authorized");
    }

    /// <summary>As people have them: the command reads and writes profiles.</summary>
    private static void KeepInProfile(AwsCli cli)
    {
        var file = Directory.CreateDirectory(Path.Combine(cli.Home, ".aws")).FullName;
        File.WriteAllText(
            Path.Combine(file, "credentials"),
            $"[default]\naws_access_key_id = {cli.Environment["AWS_ACCESS_KEY_ID"]}\naws_secret_access_key = {cli.Environment["AWS_SECRET_ACCESS_KEY"]}\n");
        foreach (var name in new[] { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN" })
        {
            cli.Environment[name] = null;
        }
    }
}
