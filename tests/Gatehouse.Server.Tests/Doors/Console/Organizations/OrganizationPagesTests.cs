using System.Net;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.Tests.Doors.Console.Iam;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Organizations;

public sealed class OrganizationPagesTests
{
    private const string Tree = "/console/organizations";

    [Fact]
    public async Task An_organization_is_founded_grown_and_taken_down_on_its_pages()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync(Tree);
        root.Text.ShouldContain("This account stands alone");
        await root.PostAsync(Tree + "?handler=Found", root.Prepare().Fields);
        root.Text.ShouldContain("The organization has been created.");
        var place = Link(root, "/console/organizations/places/r-");

        await root.OpenAsync("/console/organizations/new/account");
        await root.SubmitAsync(("AccountName", "Workshop"), ("Email", ConsoleStory.Owner));
        root.Text.ShouldContain("An account has this email address already.");
        await root.SubmitAsync(("AccountName", "Workshop"), ("Email", "workshop@example.com"));
        root.Text.ShouldContain("The account has been created.");
        var account = Link(root, "/console/organizations/accounts/", skip: story.Id);

        await root.OpenAsync(place);
        await root.PostAsync(place + "?handler=Create", root.Prepare(("Name", "Sand & <pit>")).Fields);
        root.Text.ShouldContain("The unit has been created.");
        root.Text.ShouldContain("Sand & <pit>");
        var unit = Link(root, "/console/organizations/places/ou-");
        await root.OpenAsync(unit);
        await root.PostAsync(unit + "?handler=Rename", root.Prepare(("NewName", "Sandbox")).Fields);
        root.Text.ShouldContain("The unit has been renamed.");

        await root.OpenAsync(account);
        root.Text.ShouldContain("workshop@example.com");
        await root.PostAsync(account + "?handler=Move", root.Prepare(("Destination", unit[(unit.LastIndexOf('/') + 1)..])).Fields);
        root.Text.ShouldContain("The account has been moved.");
        await root.OpenAsync(unit);
        await root.PostAsync(unit + "?handler=Delete", root.Prepare().Fields);
        root.Text.ShouldContain("The organizational unit isn't empty.");
        await root.OpenAsync(account);
        await root.PostAsync(account + "?handler=Remove", root.Prepare(("Confirmation", "1")).Fields);
        root.Text.ShouldContain("This is not the ID.");
        await root.PostAsync(account + "?handler=Remove", root.Prepare(("Confirmation", account[(account.LastIndexOf('/') + 1)..])).Fields);
        root.Text.ShouldContain("The account has been removed from the organization.");
        await root.OpenAsync(unit);
        await root.PostAsync(unit + "?handler=Delete", root.Prepare().Fields);
        root.Text.ShouldContain("The unit has been deleted.");
        await root.OpenAsync(unit);
        root.Status.ShouldBe(HttpStatusCode.NotFound);
        await root.OpenAsync(Tree);
        var id = (await story.Host.RunAsync(story.Host.Get<DescribeOrganization>(), new(), story.Root)).ShouldBeDone().Organization.Id;
        await root.PostAsync(Tree + "?handler=Dissolve", root.Prepare(("Confirmation", id)).Fields);
        root.Text.ShouldContain("The organization has been deleted.");
    }

    [Fact]
    public async Task Policies_are_written_attached_and_detached_on_their_pages()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        (await story.Host.RunAsync(story.Host.Get<CreateOrganization>(), new(), story.Root)).ShouldBeDone();
        await root.OpenAsync("/console/organizations/policies");
        root.Text.ShouldContain("FullAWSAccess");
        await root.OpenAsync("/console/organizations/new/policy");
        await root.SubmitAsync(("Name", "Stay"), ("PolicyDocument", "{"));
        root.Text.ShouldContain("Line 1, column");
        await root.SubmitAsync(("Name", "Stay"), ("PolicyDocument", ConsoleStory.Allow("iam:GetUser")));
        root.Text.ShouldContain("The policy has been created.");
        var policy = root.Address.AbsolutePath;
        await root.SubmitAsync(("Name", "Stay here"), ("Description", "Nobody leaves"), ("PolicyDocument", ConsoleStory.Allow("*")));
        root.Text.ShouldContain("The policy has been saved.");

        await root.OpenAsync(Tree);
        var place = Link(root, "/console/organizations/places/r-");
        await root.OpenAsync(place);
        var id = policy[(policy.LastIndexOf('/') + 1)..];
        await root.PostAsync(place + "?handler=Attach", root.Prepare(("PolicyId", id)).Fields);
        root.Text.ShouldContain("The policy has been attached.");
        await root.OpenAsync(policy);
        await root.PostAsync(policy + "?handler=Delete", root.Prepare().Fields);
        root.Text.ShouldContain("The policy is attached to one or more entities.");
        await root.OpenAsync(place);
        await root.PostAsync(place + "?handler=Detach", root.Prepare(("PolicyId", id)).Fields);
        root.Text.ShouldContain("The policy has been detached.");
        await root.PostAsync(place + "?handler=Detach", root.Prepare(("PolicyId", "p-FullAWSAccess")).Fields);
        root.Text.ShouldContain("You can't detach the last service control policy");
        await root.OpenAsync("/console/organizations/policies");
        await root.PostAsync("/console/organizations/policies?handler=Off", root.Prepare().Fields);
        root.Text.ShouldContain("Service control policies are not in use and bind nobody.");
        await root.PostAsync("/console/organizations/policies?handler=On", root.Prepare().Fields);
        root.Text.ShouldContain("Service control policies are in use now.");
        await root.OpenAsync(policy);
        await root.PostAsync(policy + "?handler=Delete", root.Prepare().Fields);
        root.Text.ShouldContain("The policy has been deleted.");
    }

    [Fact]
    public async Task An_invitation_is_sent_on_one_side_and_answered_on_the_other()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        var other = SigningKeys.RootOf(await story.Host.OpenAsync("other@example.com", "Other Works"), TestAccounts.Origin);
        (await story.Host.RunAsync(story.Host.Get<CreateOrganization>(), new(), other)).ShouldBeDone();
        await InviteAsync(story, other);
        await root.OpenAsync("/console/organizations/invitations");
        root.Text.ShouldContain("Invitation from Other Works");
        await root.PostAsync("/console/organizations/invitations?handler=Decline", root.Prepare(("HandshakeId", Value(root, "HandshakeId"))).Fields);
        root.Text.ShouldContain("The invitation has been declined.");
        await InviteAsync(story, other);
        await root.OpenAsync("/console/organizations/invitations");
        await root.PostAsync("/console/organizations/invitations?handler=Accept", root.Prepare(("HandshakeId", Value(root, "HandshakeId"))).Fields);
        root.Text.ShouldContain("The account has joined the organization.");
        root.Text.ShouldNotContain("Accounts and units");

        // What is the management account's is not shown to a member.
        foreach (var path in new[] { "policies", "new/policy", "new/account", "invite", "accounts/" + story.Id })
        {
            await root.OpenAsync("/console/organizations/" + path);
            root.Address.AbsolutePath.ShouldBe(Tree);
        }

        var id = (await story.Host.RunAsync(story.Host.Get<DescribeOrganization>(), new(), other)).ShouldBeDone().Organization.Id;
        await root.PostAsync(Tree + "?handler=Leave", root.Prepare(("Confirmation", id)).Fields);
        root.Text.ShouldContain("The account has left the organization.");

        await root.PostAsync(Tree + "?handler=Found", root.Prepare().Fields);
        await root.OpenAsync("/console/organizations/invite");
        await root.SubmitAsync(("Target", "nobody"));
        root.Text.ShouldContain("You specified an invalid email address");
        await root.SubmitAsync(("Target", "guest@example.com"), ("Notes", "Come along"));
        root.Text.ShouldContain("The invitation has been sent.");
        root.Text.ShouldContain("guest@example.com");
        await root.PostAsync("/console/organizations/invite?handler=Cancel", root.Prepare(("HandshakeId", Value(root, "HandshakeId"))).Fields);
        root.Text.ShouldContain("The invitation has been canceled.");
    }

    [Fact]
    public async Task Who_may_not_read_the_organization_is_told_which_permission_is_missing()
    {
        await using var story = await ConsoleStory.BeginAsync();
        (await story.Host.RunAsync(story.Host.Get<CreateOrganization>(), new(), story.Root)).ShouldBeDone();
        using var mara = await story.UserAsync("mara", "iam:GetUser");
        await mara.OpenAsync(Tree);
        mara.Status.ShouldBe(HttpStatusCode.Forbidden);
        mara.Text.ShouldContain("organizations:DescribeOrganization");
    }

    private static async Task InviteAsync(ConsoleStory story, Gatehouse.Server.Foundation.Operations.Caller by) =>
        (await story.Host.RunAsync(story.Host.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = story.Id, Type = "ACCOUNT" }, Notes = "Come along" }, by)).ShouldBeDone();

    private static string Link(TestBrowser browser, string start, string skip = "nothing") =>
        browser.Html.Split("href=\"").Skip(1).Select(static part => part.Split('"')[0]).First(link => link.StartsWith(start, StringComparison.Ordinal) && !link.EndsWith(skip, StringComparison.Ordinal));

    private static string Value(TestBrowser browser, string field) => browser.Html.Split($"name=\"{field}\" value=\"")[1].Split('"')[0];
}
