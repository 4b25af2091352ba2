using System.Net;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Iam;

public sealed class ConsoleAttackTests
{
    private static readonly string[] Pages =
    [
        "/console/iam/users", "/console/iam/groups", "/console/iam/roles", "/console/iam/policies", "/console/account/password-policy", "/console/signature-failures",
    ];

    [Fact]
    public async Task A_user_without_rights_sees_which_action_on_which_resource_is_missing_and_changes_nothing()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "bob" });
        using var alice = await story.UserAsync("alice");
        foreach (var page in Pages)
        {
            await alice.OpenAsync(page);
            alice.Status.ShouldBe(HttpStatusCode.Forbidden, page);
            alice.Text.ShouldContain("You need permissions");
        }

        await alice.OpenAsync("/console/iam/users");
        alice.Text.ShouldContain("iam:ListUsers");
        alice.Text.ShouldContain($"arn:aws:iam::{story.Id}:user/");
        await alice.OpenAsync("/console/iam/users/bob");
        alice.Text.ShouldContain("iam:GetUser on arn:aws:iam::" + story.Id + ":user/bob");
        alice.Text.ShouldContain("iam:ListAttachedUserPolicies");
        await alice.OpenAsync("/console/iam/users/bob/credentials");
        alice.Text.ShouldContain("iam:GetLoginProfile");
        alice.Text.ShouldContain("iam:ListAccessKeys");

        await alice.PostAsync("/console/iam/users/bob/credentials?handler=CreateKey", alice.Prepare(("Known", "")).Fields);
        alice.Status.ShouldBe(HttpStatusCode.Forbidden);
        alice.Text.ShouldContain("iam:CreateAccessKey");
        await alice.OpenAsync("/console/iam/new/user");
        await alice.SubmitAsync(("UserName", "mallory"));
        alice.Text.ShouldContain("iam:CreateUser");
        (await story.FindUserAsync("mallory")).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_who_may_create_but_not_attach_cannot_make_an_administrator()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice", "iam:CreateUser", "iam:CreateLoginProfile");
        await alice.OpenAsync("/console/iam/new/administrator");
        await alice.SubmitAsync(("UserName", "mallory"));
        alice.Text.ShouldContain("Not done: arn:aws:iam::aws:policy/AdministratorAccess");
        alice.Text.ShouldContain("iam:AttachUserPolicy");
        using var mallory = await story.SignInAsync("mallory", ConsoleStory.Fact(alice, "Console password"));
        await mallory.SubmitAsync(("NewPassword", "Quartz-Meadow-58-Harbor"), ("ConfirmPassword", "Quartz-Meadow-58-Harbor"));
        await mallory.OpenAsync("/console/iam/users");
        mallory.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_accounts_users_groups_roles_policies_and_keys_are_not_found()
    {
        await using var story = await ConsoleStory.BeginAsync();
        var other = await Settled.AccountAsync(story.Host, "other@example.com");
        var stranger = TestAccounts.Root(other) with { PrincipalId = other.Id.Digits };
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "victim" }, stranger);
        await story.DoAsync(story.Get<CreateGroup>(), new() { GroupName = "Victims" }, stranger);
        var key = (await story.DoAsync(story.Get<CreateAccessKey>(), new() { UserName = "victim" }, stranger)).AccessKey;
        var policy = (await story.DoAsync(
            story.Get<CreatePolicy>(), new() { PolicyName = "Theirs", PolicyDocument = ConsoleStory.Allow("iam:GetUser") }, stranger)).Policy.Arn;
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "mine" });
        using var root = await story.RootAsync();
        foreach (var path in new[]
        {
            "/console/iam/users/victim", "/console/iam/users/victim/credentials", "/console/iam/users/victim/groups", "/console/iam/users/victim/delete",
            "/console/iam/groups/Victims", "/console/iam/groups/Victims/members", "/console/iam/policy?arn=" + Uri.EscapeDataString(policy),
            "/console/iam/policy/edit?arn=" + Uri.EscapeDataString(policy),
        })
        {
            await root.OpenAsync(path);
            root.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        await root.OpenAsync("/console/iam/users/mine/credentials");
        var (_, fields) = root.Prepare(("Known", ""));
        await root.PostAsync("/console/iam/users/mine/credentials?handler=DeleteKey", [.. fields, new("AccessKeyId", key.AccessKeyId)]);
        root.Text.ShouldContain("is not there any more");
        (await story.DoAsync(story.Get<ListAccessKeys>(), new() { UserName = "victim" }, stranger)).AccessKeyMetadata.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/console/iam/new/user", "UserName", "mallory")]
    [InlineData("/console/iam/new/administrator", "UserName", "mallory")]
    [InlineData("/console/iam/users/mine/credentials?handler=CreateKey", "Known", "")]
    [InlineData("/console/iam/users/mine/credentials?handler=Password", "PasswordChoice", "generated")]
    [InlineData("/console/iam/users/mine/delete", "Confirmation", "mine")]
    [InlineData("/console/iam/users/mine?handler=Attach", "Arn", "arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("/console/iam/secret-file", "Kind", "key")]
    [InlineData("/console/security-credentials/access-keys?handler=CreateKey", "Known", "")]
    [InlineData("/console/switch-role", "account", "123456789012")]
    [InlineData("/console/account/password-policy", "MinimumPasswordLength", "6")]
    public async Task A_form_of_another_site_does_nothing(string path, string field, string value)
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "mine" });
        using var root = await story.RootAsync();
        await root.PostAsync(path, [new(field, value)]);
        root.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await story.FindUserAsync("mallory")).ShouldBeNull();
        (await story.FindUserAsync("mine")).ShouldNotBeNull();
        (await story.DoAsync(story.Get<ListAccessKeys>(), new() { UserName = "mine" })).AccessKeyMetadata.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_sending_the_form_again_or_coming_back_shows_no_secret()
    {
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "alice" });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/users/alice/credentials");
        var (_, fields) = root.Prepare(("Known", ""));
        const string Create = "/console/iam/users/alice/credentials?handler=CreateKey";
        await root.PostAsync(Create, fields);
        var secret = ConsoleStory.Fact(root, "Secret access key");
        root.Address.ToString().ShouldNotContain(secret);
        root.Cookies.ShouldAllBe(cookie => !cookie.Value.Contains(secret));

        await root.PostAsync(Create, fields);
        root.Text.ShouldContain("no further one was made");
        root.Html.ShouldNotContain(secret);
        root.Html.ShouldNotContain("Secret access key</dt>");
        await root.OpenAsync("/console/iam/users/alice/credentials");
        root.Html.ShouldNotContain(secret);
        (await story.DoAsync(story.Get<ListAccessKeys>(), new() { UserName = "alice" })).AccessKeyMetadata.Count.ShouldBe(1);
        foreach (var kept in await story.EverythingKeptAsync())
        {
            kept.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task A_generated_password_is_not_kept_readable_and_the_form_sent_again_makes_nobody()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/new/user");
        var (action, fields) = root.Prepare(("UserName", "alice"));
        await root.PostAsync(action, fields);
        var password = ConsoleStory.Fact(root, "Console password");
        await root.PostAsync(action, fields);
        root.Text.ShouldContain("The name is taken.");
        root.Html.ShouldNotContain(password);
        foreach (var kept in await story.EverythingKeptAsync())
        {
            kept.ShouldNotContain(password);
        }
    }

    [Fact]
    public async Task Text_of_others_is_shown_and_never_run()
    {
        const string Evil = "<script>alert(1)</script>";
        await using var story = await ConsoleStory.BeginAsync();
        await story.DoAsync(story.Get<CreateUser>(), new() { UserName = "alice" });
        var document = """
            {"Version":"2012-10-17","Id":"</textarea>EVIL","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"StringLike":{"aws:username":"</pre>EVIL"}}}}
            """.Replace("EVIL", Evil, StringComparison.Ordinal);
        await story.DoAsync(story.Get<PutUserPolicy>(), new() { UserName = "alice", PolicyName = "own", PolicyDocument = document });
        var policy = (await story.DoAsync(story.Get<CreatePolicy>(), new() { PolicyName = "evil", Description = Evil, PolicyDocument = document })).Policy.Arn;
        using var root = await story.RootAsync();
        foreach (var path in new[]
        {
            "/console/iam/users/alice/policy?policy=own", "/console/iam/policy?arn=" + Uri.EscapeDataString(policy),
            "/console/iam/policy/edit?arn=" + Uri.EscapeDataString(policy), "/console/iam/users?search=" + Uri.EscapeDataString("\">" + Evil),
            "/console/signature-failures?request=" + Uri.EscapeDataString("\">" + Evil),
            "/console/switch-role?account=" + Uri.EscapeDataString("\">" + Evil) + "&displayName=" + Uri.EscapeDataString("\">" + Evil),
        })
        {
            await root.OpenAsync(path);
            root.Status.ShouldBe(HttpStatusCode.OK, path);
            root.Html.ShouldNotContain(Evil, Case.Sensitive, path);
            root.Text.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_downloaded_file_runs_no_formula_and_keeps_the_secret_whole()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/iam/new/user");
        await root.SubmitAsync(("UserName", "=cmd+calc@x"));
        var (action, fields) = root.Prepare(("Kind", "user"));
        await root.PostAsync(action, fields);
        root.Html.ShouldStartWith("User name,Password,Console sign-in URL\r\n'=cmd+calc@x,");
        root.Html.ShouldContain(fields.Single(static field => field.Key == "Password").Value);

        await root.OpenAsync("/console/iam/users/~x");
        root.Status.ShouldBe(HttpStatusCode.NotFound);
        await root.OpenAsync("/console/iam/credential-report");
        await root.PostAsync("/console/iam/credential-report", root.Prepare().Fields);
        root.Text.ShouldContain("The report is ready.");
        await root.OpenAsync("/console/iam/credential-report?handler=Download");
        root.Html.ShouldStartWith("user,arn,");
        root.Html.ShouldContain("\n'=cmd+calc@x,");
    }
}
