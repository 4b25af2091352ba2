using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class PortalApiTests : IAsyncLifetime
{
    private SsoScene scene = null!;
    private string token = "";

    private SsoApp App => scene.App;

    private string Account => scene.Account.Id.Digits;

    public async Task InitializeAsync()
    {
        scene = await SsoScene.StartAsync();
        token = (await App.LogInAsync(scene.Browser)).Text("accessToken");
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task Accounts_and_roles_are_listed_page_by_page()
    {
        var account = (await App.PortalAsync("/assignment/accounts", token)).ShouldBeGood().Body!["accountList"]!.AsArray().ShouldHaveSingleItem()!;
        account["accountId"]!.GetValue<string>().ShouldBe(Account);
        account["emailAddress"]!.GetValue<string>().ShouldBe("owner@example.com");

        var first = (await App.PortalAsync($"/assignment/roles?account_id={Account}&max_result=1", token)).ShouldBeGood();
        first.Body!["roleList"]!.AsArray().ShouldHaveSingleItem()!["roleName"]!.GetValue<string>().ShouldBe("Admin");
        var second = (await App.PortalAsync($"/assignment/roles?max_result=1&account_id={Account}&next_token={first.Text("nextToken")}", token)).ShouldBeGood();
        second.Body!["roleList"]!.AsArray().ShouldHaveSingleItem()!["roleName"]!.GetValue<string>().ShouldBe("Reader");
        second.Body["nextToken"].ShouldBeNull();
    }

    [Fact]
    public async Task Keys_of_an_assigned_role_work_and_tell_their_end_in_milliseconds()
    {
        var keys = (await App.PortalAsync($"/federation/credentials?role_name=Admin&account_id={Account}", token)).ShouldBeGood().Body!["roleCredentials"]!;
        keys["expiration"]!.GetValue<long>().ShouldBe(scene.Host.Clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
        keys["accessKeyId"]!.GetValue<string>().ShouldStartWith("ASIA");
        var kept = await scene.Host.Database.ReadAsync(session => TemporaryCredentialStore.FindAsync(session, keys["accessKeyId"]!.GetValue<string>()));
        kept!.Credential.Name.ShouldBe("ana");
    }

    [Theory]
    [InlineData("role_name=Nobody&account_id={0}", "ForbiddenException", 403)]
    [InlineData("role_name=Admin&account_id=999988887777", "ForbiddenException", 403)]
    [InlineData("role_name=Admin", "InvalidRequestException", 400)]
    [InlineData("role_name=a%00b&account_id={0}", "InvalidRequestException", 400)]
    [InlineData("account_id={0}", "InvalidRequestException", 400)]
    [InlineData("role_name=Admin&account_id=12", "InvalidRequestException", 400)]
    [InlineData("role_name=Admin&account_id=١١١١١١١١١١١١", "InvalidRequestException", 400)]
    [InlineData("role_name=Admin&role_name=Reader&account_id={0}", "InvalidRequestException", 400)]
    public async Task What_is_not_assigned_or_not_asked_well_is_refused(string query, string type, int status)
    {
        var refused = (await App.PortalAsync("/federation/credentials?" + query.Replace("{0}", Account, StringComparison.Ordinal), token)).ShouldBe(type, status);
        if (status == 403)
        {
            refused.Text("message").ShouldBe("No access");
        }
    }

    [Theory]
    [InlineData("max_result=0")]
    [InlineData("max_result=101")]
    [InlineData("max_result=-1")]
    [InlineData("max_result=99999999999999999999")]
    [InlineData("max_result=x")]
    [InlineData("next_token=***")]
    [InlineData("next_token=AAAA")]
    public async Task Pages_that_do_not_exist_are_refused(string query) =>
        (await App.PortalAsync("/assignment/accounts?" + query, token)).ShouldBe("InvalidRequestException");

    [Theory]
    [InlineData(null)]
    [InlineData("aoamade-up")]
    [InlineData(" ")]
    public async Task Nobody_gets_in_without_a_token(string? shown)
    {
        foreach (var path in new[] { "/assignment/accounts", $"/assignment/roles?account_id={Account}", $"/federation/credentials?role_name=Admin&account_id={Account}" })
        {
            (await App.PortalAsync(path, shown)).ShouldBe("UnauthorizedException", 401).Text("message").ShouldBe("Session token not found or invalid");
        }

        (await App.PortalAsync("/logout", shown, HttpMethod.Post)).ShouldBe("UnauthorizedException", 401);
    }

    [Fact]
    public async Task A_refresh_token_is_no_access_token()
    {
        var refresh = (await App.LogInAsync(scene.Browser)).Text("refreshToken");
        (await App.PortalAsync("/assignment/accounts", refresh)).ShouldBe("UnauthorizedException", 401);
        (await App.RefreshAsync(token)).ShouldBe("InvalidGrantException");
    }

    [Fact]
    public async Task Logout_ends_the_portal_session_and_all_its_tokens_but_not_keys_already_given()
    {
        var other = (await App.LogInAsync(scene.Browser)).Text("accessToken");
        var key = (await App.PortalAsync($"/federation/credentials?role_name=Admin&account_id={Account}", token)).Body!["roleCredentials"]!["accessKeyId"]!.GetValue<string>();
        (await App.PortalAsync("/logout", token, HttpMethod.Post)).Status.ShouldBe(200);
        (await App.PortalAsync("/assignment/accounts", token)).ShouldBe("UnauthorizedException", 401);
        (await App.PortalAsync("/assignment/accounts", other)).ShouldBe("UnauthorizedException", 401);
        (await App.PortalAsync("/logout", token, HttpMethod.Post)).ShouldBe("UnauthorizedException", 401);
        (await scene.Host.Database.ReadAsync(session => SessionStore.FindAllAsync(session, scene.User.Owner))).ShouldBeEmpty();
        (await scene.Host.Database.ReadAsync(session => TemporaryCredentialStore.FindAsync(session, key))).ShouldNotBeNull();
        using var led = await scene.Browser.SendAsync(new(HttpMethod.Get, App.AuthorizePath()));
        led.Headers.Location!.OriginalString.ShouldStartWith("/start/corp?");
    }

    [Fact]
    public async Task A_token_of_one_directory_opens_nothing_in_another()
    {
        var second = await Settled.AccountAsync(scene.Host, "second@example.com");
        var other = await PortalPeople.DirectoryAsync(scene.Host, second.Id, null, null, null);
        await SettledWorkforce.AssignAsync(scene.Host, other, await PortalPeople.PersonAsync(scene.Host, other, "ana"), "Admin");
        (await App.PortalAsync($"/federation/credentials?role_name=Admin&account_id={second.Id.Digits}", token)).ShouldBe("ForbiddenException", 403);
        (await App.PortalAsync($"/assignment/roles?account_id={second.Id.Digits}", token)).ShouldBeGood().Body!["roleList"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_is_on_record_in_the_directorys_account_and_no_secret_with_it()
    {
        await App.PortalAsync("/assignment/accounts", token);
        await App.PortalAsync($"/federation/credentials?role_name=Admin&account_id={Account}", token);
        await App.PortalAsync($"/federation/credentials?role_name=Nobody&account_id={Account}", token);
        await App.PortalAsync("/logout", token, HttpMethod.Post);
        var now = scene.Host.Clock.GetUtcNow();
        IReadOnlyList<AuditRow> rows = [];
        for (var wait = 0; wait < 100 && !rows.Any(static each => each.EventName == "ListAccounts"); wait++)
        {
            await Task.Delay(50);
            rows = await scene.Host.Get<AuditTrail>().FindAsync(Account, now.AddHours(-1), now.AddHours(1), 100);
        }

        rows.Select(static each => each.EventName).ShouldBeSubsetOf(["AuthorizeClient", "CreateToken", "ListAccounts", "GetRoleCredentials", "Logout", "AssumeRole"]);
        foreach (var name in new[] { "AuthorizeClient", "CreateToken", "ListAccounts", "GetRoleCredentials", "Logout" })
        {
            var record = JsonNode.Parse(rows.First(each => each.EventName == name).Record)!;
            record["userIdentity"]!["type"]!.GetValue<string>().ShouldBe("IdentityCenterUser", name);
            record["userIdentity"]!["onBehalfOf"]!["userId"]!.GetValue<string>().ShouldBe(scene.User.Id);
            record["userIdentity"]!["onBehalfOf"]!["identityStoreArn"]!.GetValue<string>().ShouldBe(scene.Directory.StoreArn);
        }

        var given = JsonNode.Parse(rows.First(static each => each.EventName == "GetRoleCredentials" && each.Succeeded == 1).Record)!;
        given["eventType"]!.GetValue<string>().ShouldBe("AwsServiceEvent");
        given["serviceEventDetails"]!["role_name"]!.GetValue<string>().ShouldBe("Admin");
        rows.ShouldContain(static each => each.EventName == "GetRoleCredentials" && each.Succeeded == 0);
        rows.ShouldAllBe(each => !each.Record.Contains(token) && !each.Record.Contains(App.ClientSecret) && !each.Record.Contains(App.Verifier));
    }
}
