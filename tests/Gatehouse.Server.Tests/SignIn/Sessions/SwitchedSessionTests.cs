using System.Text.Json;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Doors.Login;
using Gatehouse.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Sessions;

public sealed class SwitchedSessionTests
{
    [Fact]
    public async Task A_browser_acts_in_the_role_and_goes_back_to_who_it_was()
    {
        await using var story = await Story.BeginAsync();
        await story.SwitchAsync(TimeSpan.FromHours(1));
        await story.Browser.OpenAsync("/console");
        story.Browser.Text.ShouldContain($"Auditing @ {story.Other.Id.Dashed}");
        story.Browser.Text.ShouldContain($"assumed-role/Auditor/alice");
        story.Browser.Text.ShouldContain("You are here in a role, as alice");

        await story.Browser.PostAsync("/sessions?handler=Back", story.Browser.Prepare().Fields);
        story.Browser.Text.ShouldContain($"alice @ {story.Account.Id.Dashed}");
        (await story.LastAsync("ExitRole")).GetProperty("responseElements").GetProperty("ExitRole").GetString().ShouldBe("Success");
    }

    [Fact]
    public async Task The_switch_is_recorded_in_the_roles_account_with_the_roles_session()
    {
        await using var story = await Story.BeginAsync();
        await story.SwitchAsync(TimeSpan.FromHours(1));
        var record = await story.LastAsync("SwitchRole");
        record.GetProperty("userIdentity").GetProperty("arn").GetString().ShouldBe($"arn:aws:sts::{story.Other.Id.Digits}:assumed-role/Auditor/alice");
        record.GetProperty("userIdentity").GetProperty("sessionContext").GetProperty("sessionIssuer").GetProperty("userName").GetString().ShouldBe("Auditor");
        record.GetProperty("additionalEventData").GetProperty("SwitchFrom").GetString().ShouldBe(story.User.Arn);
        record.GetProperty("additionalEventData").GetProperty("RedirectTo").GetString().ShouldEndWith("/console");
    }

    [Fact]
    public async Task It_ends_with_the_roles_time_and_the_person_is_still_signed_in()
    {
        await using var story = await Story.BeginAsync();
        await story.SwitchAsync(TimeSpan.FromMinutes(15));
        story.Host.Clock.Advance(TimeSpan.FromMinutes(16));
        await story.Browser.OpenAsync("/console");
        story.Browser.Address.AbsolutePath.ShouldBe("/sessions");
        story.Browser.Text.ShouldContain("alice");
        story.Browser.Text.ShouldNotContain("Auditing");
    }

    [Theory]
    [InlineData("base")]
    [InlineData("password")]
    [InlineData("key")]
    [InlineData("account")]
    public async Task It_ends_with_whatever_it_stands_on(string what)
    {
        await using var story = await Story.BeginAsync();
        await story.SwitchAsync(TimeSpan.FromHours(1));
        await story.Host.Database.WriteAsync(session => what switch
        {
            "base" => SessionStore.DeleteAllAsync(session, story.User.Owner, null),
            "password" => story.Host.Get<IamPasswords>().ChangeAsync(session, story.User, "$changed", null),
            "key" => session.ExecuteAsync("DELETE FROM temporary_credentials"),
            _ => session.ExecuteAsync("UPDATE accounts SET status = 'suspended' WHERE id = @id", new { id = story.Other.Id.Digits }),
        });
        await story.Browser.OpenAsync("/console");
        story.Browser.Text.ShouldNotContain("Auditing @");
    }

    [Fact]
    public async Task Signing_out_of_a_role_signs_the_person_out_too()
    {
        await using var story = await Story.BeginAsync();
        await story.SwitchAsync(TimeSpan.FromHours(1));
        await IamSignInTests.SignOutAsync(story.Browser);
        (await story.Host.Database.ReadAsync(session => session.GetAsync<long>("SELECT count(*) FROM sessions"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_role_whose_time_is_over_cannot_log_in_a_terminal_whatever_its_session_says()
    {
        await using var story = await Story.BeginAsync();
        await story.SwitchAsync(TimeSpan.FromHours(1));
        var role = await story.Host.Database.ReadAsync(session => RoleStore.FindAsync(session, story.Other.Id, "Auditor"));
        await story.Host.LetAsync(story.Other, role!, "\"signin:*\"");
        using var terminal = new LoginClientApp(story.Host);
        (await story.AuthorizeAsync(terminal)).ShouldStartWith(LoginClientApp.Callback + "?");

        await story.Host.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE temporary_credentials SET expires_at = @now", new { now = story.Host.Clock.GetUtcNow().ToUnixTimeMilliseconds() }));
        (await story.AuthorizeAsync(terminal)).ShouldBeEmpty();
    }

    private sealed class Story(GatehouseHost host, Account account, Account other, IamUser user, TestBrowser browser) : IAsyncDisposable
    {
        public GatehouseHost Host => host;

        public Account Account => account;

        public Account Other => other;

        public IamUser User => user;

        public TestBrowser Browser => browser;

        public static async Task<Story> BeginAsync()
        {
            var host = await GatehouseHost.StartAsync();
            var account = await Settled.AccountAsync(host, "owner@example.com");
            var user = await Settled.UserAsync(host, account, "alice");
            var browser = new TestBrowser(host.Origin);
            await IamSignInTests.SignInAsync(browser, account.Id.Digits, "alice", Settled.Password);
            return new(host, account, await Settled.AccountAsync(host, "other@example.com"), user, browser);
        }

        /// <summary>As the operation that assumes a role does it, in the browser's own request.</summary>
        public async Task SwitchAsync(TimeSpan length)
        {
            var request = new DefaultHttpContext();
            request.Request.Headers.Cookie = string.Join("; ", browser.Cookies.Select(static each => $"{each.Name}={each.Value}"));
            var sessions = host.Get<BrowserSessions>();
            var present = (await sessions.FindAsync(request)).ShouldNotBeNull();
            var auditor = await host.AddRoleAsync(other, "Auditor", TestRoles.Trust(user.Arn));
            var role = new SwitchedRole(other.Id.Digits, auditor.Id, "Auditor", $"arn:aws:iam::{other.Id.Digits}:role/Auditor", "alice", user.Arn, false) { DisplayName = "Auditing", Colour = "blue" };
            var facts = new CallerSession(role.RoleArn, auditor.Id, "Auditor", host.Clock.GetUtcNow()) { GivenBy = "AssumeRole" };
            var expires = host.Clock.GetUtcNow() + length;
            var token = await host.Database.WriteAsync(async session =>
            {
                var key = await host.Get<TemporaryCredentials>().IssueAsync(session, SwitchedRole.Kind, other.Id.Digits, "alice", user.Owner.ToString(), facts, expires);
                return await sessions.OpenSwitchedAsync(session, present, role, key.AccessKeyId, expires, "/console", request);
            });
            sessions.Hand(request, token);
            var set = request.Response.Headers.SetCookie.ToString();
            browser.Plant(host.Origin, "gatehouse-session", set.Split('=', 2)[1].Split(';')[0]);
        }

        /// <summary>Chooses the role on the page of <c>aws login</c>; gives where the browser is sent.</summary>
        public async Task<string> AuthorizeAsync(LoginClientApp terminal)
        {
            await browser.OpenAsync(terminal.AuthorizePath);
            var id = await host.Database.ReadAsync(static session => session.GetAsync<string>("SELECT id FROM sessions WHERE base_id IS NOT NULL"));
            var fields = browser.Prepare(("SessionId", id)).Fields;
            using var answer = await browser.SendAsync(new(HttpMethod.Post, terminal.AuthorizePath) { Content = new FormUrlEncodedContent(fields) });
            return answer.Headers.Location?.OriginalString ?? "";
        }

        public async Task<JsonElement> LastAsync(string name)
        {
            var events = await host.Get<AuditTrail>().FindAsync(other.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 1, name);
            return JsonDocument.Parse(events.ShouldHaveSingleItem().Record).RootElement;
        }

        public async ValueTask DisposeAsync()
        {
            browser.Dispose();
            await host.DisposeAsync();
        }
    }
}
