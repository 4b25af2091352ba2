using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

public sealed class IdentityPolicyTests : IAsyncLifetime
{
    private Iam iam = null!;

    public async Task InitializeAsync()
    {
        iam = await Iam.StartAsync();
        await iam.UserAsync("alice");
    }

    public async Task DisposeAsync() => await iam.DisposeAsync();

    [Fact]
    public async Task Who_has_no_policy_is_denied_in_the_words_that_clients_know()
    {
        var mara = await iam.PersonAsync("mara");
        (await iam.ShouldNotSeeAsync("alice", mara)).ShouldBe(
            $"User: {mara.Arn} is not authorized to perform: iam:GetUser on resource: {iam.ArnOf("alice")} because no identity-based policy allows the iam:GetUser action");
    }

    [Fact]
    public async Task An_explicit_deny_wins_over_everything_and_says_so()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("*"), Given.Deny("iam:Get*", iam.ArnOf("alice")));
        (await iam.ShouldNotSeeAsync("alice", mara)).ShouldBe(
            $"User: {mara.Arn} is not authorized to perform: iam:GetUser on resource: {iam.ArnOf("alice")} with an explicit deny in an identity-based policy");
        await iam.ShouldSeeAsync("mara", mara);
    }

    [Fact]
    public async Task A_groups_policy_counts_as_long_as_one_is_in_the_group()
    {
        var mara = await iam.PersonAsync("mara");
        await iam.GroupAsync("Readers");
        (await iam.RunAsync(iam.Get<AttachGroupPolicy>(), new() { GroupName = "Readers", PolicyArn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" })).ShouldBeDone();
        await iam.ShouldNotSeeAsync("alice", mara);
        (await iam.JoinAsync("mara", "Readers")).ShouldBeDone();
        await iam.ShouldSeeAsync("alice", mara);
        (await iam.RunAsync(iam.Get<RemoveUserFromGroup>(), new() { UserName = "mara", GroupName = "Readers" })).ShouldBeDone();
        await iam.ShouldNotSeeAsync("alice", mara);
    }

    [Fact]
    public async Task A_groups_deny_wins_over_what_its_members_were_given()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("*"));
        await iam.GroupAsync("Shut");
        (await iam.RunAsync(iam.Get<PutGroupPolicy>(), new() { GroupName = "Shut", PolicyName = "shut", PolicyDocument = Given.Policy(Given.Deny("iam:*")) })).ShouldBeDone();
        await iam.ShouldSeeAsync("alice", mara);
        (await iam.JoinAsync("mara", "Shut")).ShouldBeDone();
        (await iam.ShouldNotSeeAsync("alice", mara)).ShouldEndWith("with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task A_boundary_gives_nothing_and_takes_what_it_does_not_name()
    {
        var mara = await iam.PersonAsync("mara");
        (await iam.RunAsync(
            iam.Get<PutUserPermissionsBoundary>(), new() { UserName = "mara", PermissionsBoundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" })).ShouldBeDone();
        await iam.ShouldNotSeeAsync("alice", mara);
        await iam.GrantAsync("mara", Given.Allow("*"));
        await iam.ShouldSeeAsync("alice", mara);
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "eve" }, mara)).ShouldBeRefused("AccessDenied").PublicText
            .ShouldEndWith("because no permissions boundary allows the iam:CreateUser action");
    }

    [Fact]
    public async Task NotAction_allows_all_but_and_denies_all_but()
    {
        var mara = await iam.PersonAsync("mara", Given.AllowAllBut("iam:Delete*"));
        await iam.ShouldSeeAsync("alice", mara);
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" }, mara)).ShouldBeRefused("AccessDenied");
        await iam.GrantAsync("mara", Given.Allow("*"), Given.DenyAllBut("iam:Get*"));
        await iam.ShouldSeeAsync("alice", mara);
        (await iam.RunAsync(iam.Get<ListUsers>(), new(), mara)).ShouldBeRefused("AccessDenied");
    }

    [Fact]
    public async Task A_variable_names_whoever_asks()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:GetUser", $"arn:aws:iam::{iam.Id}:user/${{aws:username}}"));
        await iam.ShouldSeeAsync("mara", mara);
        await iam.ShouldNotSeeAsync("alice", mara);
    }

    [Fact]
    public async Task A_new_version_of_a_policy_holds_with_the_next_call()
    {
        var mara = await iam.PersonAsync("mara");
        var arn = (await iam.RunAsync(iam.Get<CreatePolicy>(), new() { PolicyName = "Look", PolicyDocument = Given.Policy(Given.Allow("iam:GetUser")) })).ShouldBeDone().Policy.Arn;
        (await iam.RunAsync(iam.Get<AttachUserPolicy>(), new() { UserName = "mara", PolicyArn = arn })).ShouldBeDone();
        await iam.ShouldSeeAsync("alice", mara);
        (await iam.RunAsync(iam.Get<CreatePolicyVersion>(), new() { PolicyArn = arn, PolicyDocument = Given.Policy(Given.Allow("iam:ListUsers")), SetAsDefault = true })).ShouldBeDone();
        await iam.ShouldNotSeeAsync("alice", mara);
    }

    [Fact]
    public async Task A_root_user_is_unrestricted_at_home_and_nobody_elsewhere()
    {
        var other = await iam.OtherAccountAsync();
        await iam.ShouldSeeAsync("alice", iam.Root);
        (await iam.LookAtAsync("alice", other.Root)).ShouldBeRefused("NoSuchEntity");
    }
}
