using System.Net;
using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Iam;

public sealed class SimulatorAndReportTests
{
    [Fact]
    public async Task The_simulator_shows_the_statement_that_decides()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice", "iam:GetUser");
        using var root = await story.RootAsync();
        await root.OpenAsync($"/console/iam/simulator?arn=arn:aws:iam::{story.Id}:user/alice");
        await root.SubmitAsync(("ActionNames", "iam:GetUser\r\niam:CreateUser"), ("ContextEntries", "aws:SourceIp=203.0.113.9"));
        root.Text.ShouldContain("iam:GetUser on * Allowed");
        root.Text.ShouldContain("let, lines 1 to 1");
        root.Text.ShouldContain("\"Action\":[\"iam:GetUser\"]");
        root.Text.ShouldContain("iam:CreateUser on * Denied: no statement allows it");
        await root.SubmitAsync(("ActionNames", ""), ("PolicySourceArn", ""), ("ContextEntries", "nothing"));
        root.Text.ShouldContain("Enter 1 to 50 lines.");
        root.Text.ShouldContain("Each line is a key, an equals sign and a value.");

        await alice.OpenAsync("/console/iam/simulator");
        await alice.SubmitAsync(("ActionNames", "iam:GetUser"));
        alice.Status.ShouldBe(HttpStatusCode.Forbidden);
        alice.Text.ShouldContain("iam:SimulatePrincipalPolicy");
    }

    [Fact]
    public async Task A_wrong_signature_is_found_by_its_request_id()
    {
        await using var story = await ConsoleStory.BeginAsync();
        var other = await Settled.AccountAsync(story.Host, "other@example.com");
        await story.Host.Database.WriteAsync(async session =>
        {
            await SignatureFailureStore.InsertAsync(session, story.Id, new("req-1", "AKIAEXAMPLE", "The signature does not match.", "POST\n/\n<b>", "AWS4-HMAC-SHA256\none", story.Host.Clock.GetUtcNow()));
            await SignatureFailureStore.InsertAsync(session, other.Id.Digits, new("req-2", "AKIAOTHER", "theirs", "GET", "two", story.Host.Clock.GetUtcNow()));
        });
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/signature-failures");
        root.Text.ShouldContain("req-1");
        root.Text.ShouldNotContain("req-2", Case.Sensitive, "another account's");
        root.Html.ShouldContain("&lt;b&gt;");
        await root.OpenAsync("/console/signature-failures?request=req-2");
        root.Text.ShouldContain("Nothing has this in its name.");
    }

    [Fact]
    public async Task Every_page_of_the_menu_opens_for_an_administrator()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var admin = await story.UserAsync("admin", "*");
        await admin.OpenAsync("/console");
        foreach (var link in admin.Html.Split("<aside")[1].Split("</aside>")[0].Split("href=\"").Skip(1).Select(static part => part.Split('"')[0]))
        {
            await admin.OpenAsync(link);
            admin.Status.ShouldBe(HttpStatusCode.OK, link);
        }
    }
}
