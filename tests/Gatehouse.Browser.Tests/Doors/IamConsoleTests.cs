using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.Doors;

[Collection(Chromium.Suite)]
public sealed class IamConsoleTests(Chromium chromium)
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetUser","iam:ListUsers"],"Resource":"*"}]}""";
    private const string Policies = "arn:aws:iam::aws:policy/AdministratorAccess";

    [BrowserFact]
    public async Task The_pages_of_users_groups_roles_and_policies_suit_everybody()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        var policy = await FillAsync(host, account);
        string[] paths =
        [
            "/console", "/console/iam/users", "/console/iam/new/user", "/console/iam/new/administrator", "/console/iam/users/alice", "/console/iam/users/alice/policy",
            "/console/iam/users/alice/groups", "/console/iam/users/alice/tags", "/console/iam/users/alice/credentials", "/console/iam/users/alice/rename", "/console/iam/users/alice/delete",
            "/console/iam/groups", "/console/iam/new/group", "/console/iam/groups/Builders/members", "/console/iam/roles", "/console/iam/new/role",
            "/console/iam/roles/Deployer/trust", "/console/iam/roles/Deployer/settings", "/console/iam/policies", "/console/iam/new/policy",
            "/console/iam/policy?arn=" + policy, "/console/iam/policy/edit?arn=" + policy, "/console/iam/providers", "/console/iam/simulator",
            "/console/iam/credential-report", "/console/signature-failures", "/console/events", "/console/account", "/console/account/password-policy",
            "/console/account/sign-in-help", "/console/security-credentials", "/console/security-credentials/access-keys", "/console/switch-role",
        ];
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                foreach (var path in paths)
                {
                    await page.GotoAsync(path);
                    await page.ShouldSuitEverybodyAsync("iam" + path["/console".Length..].Split('?')[0].Replace('/', '-'));
                }

                await page.GotoAsync("/console/iam/new/policy");
                await page.Field("Policy document").FillAsync("{");
                await page.Button("Create policy").ClickAsync();
                await page.ShouldSayAsync("Line 1");
                await page.ShouldSuitEverybodyAsync("iam-policy-fault");
                await page.GotoAsync("/console/iam/new/user");
                await page.Field("User name").FillAsync("carol");
                await page.Button("Create user").ClickAsync();
                await page.ShouldHeadAsync("User carol is created");
                await page.ShouldSuitEverybodyAsync("iam-user-made");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task A_user_without_rights_sees_pages_that_suit_everybody_too()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await FillAsync(host, account);
        await Settled.UserAsync(host, account, "mallory");
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/signin/" + account.Id.Digits);
                await page.Field("IAM user name").FillAsync("mallory");
                await page.Field("Password").FillAsync(Settled.Password);
                await page.Button("Sign in").ClickAsync();
                await page.ShouldHeadAsync("Console home");
                foreach (var path in new[] { "/console", "/console/iam/users", "/console/iam/users/alice", "/console/iam/users/alice/credentials", "/console/security-credentials", "/console/security-credentials/password" })
                {
                    await page.GotoAsync(path);
                    await page.ShouldSuitEverybodyAsync("denied" + path["/console".Length..].Replace('/', '-'));
                }
            },
            Look.Lenient,
            expected: "403 (Forbidden)");
    }

    [BrowserFact]
    public async Task Events_show_themselves_as_they_happen_while_the_switch_is_on()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                await page.GotoAsync("/console/events");
                await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
                await page.GetByRole(AriaRole.Switch, new() { Name = "Show new events as they happen" }).CheckAsync();
                await using var elsewhere = await page.Context.Browser!.NewContextAsync(new() { BaseURL = host.Origin.ToString() });
                var stranger = await elsewhere.NewPageAsync();
                await stranger.GotoAsync("/signin/" + account.Id.Digits);
                await stranger.Field("IAM user name").FillAsync("nobody");
                await stranger.Field("Password").FillAsync("wrong");
                await stranger.Button("Sign in").ClickAsync();
                await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3, new() { Timeout = 15_000 });
                await page.ShouldSuitEverybodyAsync("iam-events-followed");
            },
            Look.Lenient);
    }

    [BrowserFact]
    public async Task On_a_phone_the_menu_opens_and_a_new_password_is_copied()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                await page.Locator(".pages-menu > summary").ClickAsync();
                await page.Locator(".pages-menu").GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).ClickAsync();
                await page.Button("Create user").ClickAsync();
                await page.Field("User name").FillAsync("alice");
                await page.Button("Create user").ClickAsync();
                await page.ShouldHeadAsync("User alice is created");
                await page.Button("Copy Console password").ClickAsync();
                var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
                await Expect(page.Locator("dd code", new() { HasText = copied })).ToBeVisibleAsync();
                await page.ReloadAsync();
                await page.ShouldSayAsync("The name is taken.");
                await Expect(page.Locator("dd code", new() { HasText = copied })).ToHaveCountAsync(0);
            },
            new() { ViewportSize = new() { Width = 390, Height = 800 }, Permissions = ["clipboard-read", "clipboard-write"] });
    }

    /// <summary>One of everything; the ARN of the policy.</summary>
    private static async Task<string> FillAsync(GatehouseHost host, Account account)
    {
        var root = SigningKeys.RootOf(account, RequestOrigin.Server);
        async Task<TReply> DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request) =>
            Assert.IsType<Outcome<TReply>.Done>(await host.Get<OperationRunner>().RunAsync(operation, request, root)).Value;
        await DoAsync(host.Get<CreateUser>(), new() { UserName = "alice", Path = "/people/", Tags = [new() { Key = "team", Value = "granite" }] });
        await DoAsync(host.Get<CreateUser>(), new() { UserName = "a-very-long-name-of-a-user-that-does-not-fit-on-a-phone-at-all-x" });
        await DoAsync(host.Get<CreateAccessKey>(), new() { UserName = "alice" });
        await DoAsync(host.Get<CreateGroup>(), new() { GroupName = "Builders" });
        await DoAsync(host.Get<AddUserToGroup>(), new() { UserName = "alice", GroupName = "Builders" });
        await DoAsync(host.Get<Gatehouse.Server.Access.Policies.Attached.AttachUserPolicy>(), new() { UserName = "alice", PolicyArn = Policies });
        await DoAsync(host.Get<Gatehouse.Server.Access.Policies.Inline.PutUserPolicy>(), new() { UserName = "alice", PolicyName = "own", PolicyDocument = Document });
        await DoAsync(host.Get<CreateRole>(), new()
        {
            RoleName = "Deployer",
            Description = "Brings it out",
            AssumeRolePolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{account.Id.Digits}}"},"Action":"sts:AssumeRole"}]}""",
        });
        await host.Database.WriteAsync(session => SignatureFailureStore.InsertAsync(session, account.Id.Digits, new(
            "6b0e42a4-0d11-4a5a-9c80-0123456789ab", "AKIAEXAMPLEEXAMPLE22", "The request signature we calculated does not match.",
            "POST\n/\n\ncontent-type:application/x-www-form-urlencoded\nhost:localhost:8080\n\ncontent-type;host\nab12", "AWS4-HMAC-SHA256\n20261122T090000Z\nab12", host.Clock.GetUtcNow())));
        var arn = (await DoAsync(host.Get<CreatePolicy>(), new() { PolicyName = "Readers", Description = "Reads", PolicyDocument = Document })).Policy.Arn;
        await DoAsync(host.Get<CreatePolicyVersion>(), new() { PolicyArn = arn, PolicyDocument = Document });
        return Uri.EscapeDataString(arn);
    }
}
