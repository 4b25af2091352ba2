using System.Net;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console.Iam;

public sealed class OwnCredentialsTests
{
    private const string Better = "Quartz-Meadow-58-Harbor";

    [Fact]
    public async Task An_IAM_user_reads_the_account_details_and_changes_the_own_password_as_the_account_lets_it()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice");
        await alice.OpenAsync("/console/security-credentials");
        alice.Text.ShouldContain("Account details");
        alice.Text.ShouldContain("alice");
        alice.Text.ShouldContain(story.Id);
        alice.Text.ShouldContain($"arn:aws:iam::{story.Id}:user/alice");

        await alice.OpenAsync("/console/security-credentials/password");
        await alice.SubmitAsync(("CurrentPassword", Settled.Password), ("NewPassword", Better), ("ConfirmPassword", Better));
        alice.Status.ShouldBe(HttpStatusCode.Forbidden);
        alice.Text.ShouldContain("iam:ChangePassword");

        using var root = await story.RootAsync();
        await root.OpenAsync("/console/account/password-policy");
        root.Text.ShouldContain("no policy of its own");
        await root.SubmitAsync(("MinimumPasswordLength", "200"));
        root.Text.ShouldContain("Enter a whole number from 6 to 128.");
        await root.SubmitAsync(
            ("MinimumPasswordLength", "20"), ("RequireSymbols", "true"), ("AllowUsersToChangePassword", "true"), ("PasswordReusePrevention", "3"));
        root.Text.ShouldContain("The password policy is saved.");
        var policy = (await story.DoAsync(story.Get<GetAccountPasswordPolicy>(), new())).PasswordPolicy;
        (policy.MinimumPasswordLength, policy.RequireSymbols, policy.RequireNumbers, policy.MaxPasswordAge, policy.PasswordReusePrevention).ShouldBe((20, true, false, null, 3));

        await alice.OpenAsync("/console/security-credentials/password");
        alice.Text.ShouldContain("At least 20 characters.");
        await alice.SubmitAsync(("CurrentPassword", Settled.Password), ("NewPassword", "Short-8-Harbor"), ("ConfirmPassword", "Short-8-Harbor"));
        alice.Text.ShouldContain("at least 20 characters");
        await alice.SubmitAsync(("CurrentPassword", "Wrong-Horse-7-Battery"), ("NewPassword", Better), ("ConfirmPassword", Better));
        alice.Text.ShouldContain("That is not your current password.");
        await alice.SubmitAsync(("CurrentPassword", Settled.Password), ("NewPassword", Better), ("ConfirmPassword", Better));
        alice.Address.AbsolutePath.ShouldBe("/console/security-credentials");
        alice.Text.ShouldContain("The password is changed.");
    }

    [Fact]
    public async Task An_IAM_user_makes_own_keys_and_the_root_user_is_warned_of_them()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var alice = await story.UserAsync("alice", "iam:ListAccessKeys", "iam:CreateAccessKey", "iam:DeleteAccessKey");
        await alice.OpenAsync("/console/security-credentials/access-keys");
        await alice.PostAsync("/console/security-credentials/access-keys?handler=CreateKey", alice.Prepare(("Known", "")).Fields);
        ConsoleStory.Fact(alice, "Secret access key").Length.ShouldBe(40);
        var (action, fields) = alice.Prepare(("Kind", "key"));
        await alice.PostAsync(action, fields);
        alice.Html.ShouldStartWith("Access key ID,Secret access key\r\nAKIA");

        using var root = await story.RootAsync();
        await root.OpenAsync("/console/security-credentials/access-keys");
        root.Text.ShouldContain("Keys of the root user can do everything");
        await root.PostAsync("/console/security-credentials/access-keys?handler=CreateKey", root.Prepare(("Known", "")).Fields);
        ConsoleStory.Fact(root, "Access key ID").ShouldStartWith("AKIA");
    }

    [Fact]
    public async Task The_checklist_leads_to_an_administrator_and_is_done_when_there_is_one()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        root.Html.ShouldContain("href=\"/console/iam/new/administrator\"");
        await root.OpenAsync("/console/iam/new/administrator");
        await root.SubmitAsync(("UserName", "administrator"));
        var password = ConsoleStory.Fact(root, "Console password");
        root.Text.ShouldContain("What to do next");
        using var admin = await story.SignInAsync("administrator", password);
        await admin.SubmitAsync(("NewPassword", Better), ("ConfirmPassword", Better));
        await admin.OpenAsync("/console/iam/users");
        admin.Text.ShouldContain("administrator");
        admin.Status.ShouldBe(HttpStatusCode.OK);
        await root.OpenAsync("/console");
        root.Html.ShouldNotContain("href=\"/console/iam/new/administrator\"");
    }

    [Fact]
    public async Task Whom_to_ask_for_a_forgotten_password_is_set_and_events_name_the_user()
    {
        await using var story = await ConsoleStory.BeginAsync();
        using var root = await story.RootAsync();
        await root.OpenAsync("/console/account/sign-in-help");
        await root.SubmitAsync(("Help", "Ask the desk on floor 3."));
        root.Text.ShouldContain("The help text is saved.");
        await root.OpenAsync("/console/account/sign-in-help");
        root.Text.ShouldContain("Ask the desk on floor 3.");

        using var alice = await story.UserAsync("alice");
        using var failed = await story.SignInAsync("alice", "Wrong-Horse-7-Battery");
        await root.OpenAsync("/console/events?show=refused");
        root.Text.ShouldContain("alice");
        root.Text.ShouldContain("wrong", Case.Insensitive);
    }
}
