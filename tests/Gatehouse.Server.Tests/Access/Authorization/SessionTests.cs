using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

public sealed class SessionTests : IAsyncLifetime
{
    private Iam iam = null!;

    public async Task InitializeAsync()
    {
        iam = await Iam.StartAsync();
        await iam.UserAsync("alice");
    }

    public async Task DisposeAsync() => await iam.DisposeAsync();

    [Fact]
    public async Task A_session_policy_takes_away_and_gives_nothing()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:AssumeRole"));
        var role = await RoleAsync("Reader", mara.Arn, Given.Allow("iam:Get*"));
        var wide = await AssumeAsync(role, mara, Given.Policy(Given.Allow("*")));
        await iam.ShouldSeeAsync("alice", wide);
        (await iam.RunAsync(iam.Get<ListRoles>(), new(), wide)).ShouldBeRefused("AccessDenied").PublicText.ShouldEndWith("because no identity-based policy allows the iam:ListRoles action");
        var narrow = await AssumeAsync(role, mara, Given.Policy(Given.Allow("iam:ListRoles")));
        (await iam.ShouldNotSeeAsync("alice", narrow)).ShouldBe(
            $"User: arn:aws:sts::{iam.Id}:assumed-role/Reader/work is not authorized to perform: iam:GetUser on resource: {iam.ArnOf("alice")} because no session policy allows the iam:GetUser action");
    }

    [Fact]
    public async Task A_managed_policy_of_a_session_that_is_deleted_allows_nothing_any_more()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:AssumeRole"));
        var role = await RoleAsync("Reader", mara.Arn, Given.Allow("iam:*"));
        var arn = (await iam.RunAsync(iam.Get<CreatePolicy>(), new() { PolicyName = "Look", PolicyDocument = Given.Policy(Given.Allow("iam:*")) })).ShouldBeDone().Policy.Arn;
        var session = await iam.Host.UseAsync((await iam.Host.AssumeAsync(TestRoles.Ask(role) with { PolicyArns = [new() { Arn = arn }] }, mara)).Credentials);
        await iam.ShouldSeeAsync("alice", session);
        (await iam.RunAsync(iam.Get<DeletePolicy>(), new() { PolicyArn = arn })).ShouldBeDone();
        await iam.ShouldNotSeeAsync("alice", session);
    }

    [Fact]
    public async Task The_tags_of_a_session_win_over_those_of_its_role()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:*"));
        var role = await iam.Host.AddRoleAsync(iam.Account, "Reader", TestRoles.Trust(mara.Arn), tags: TestRoles.Tags(("team", "red")));
        await PutAsync(role, Given.Allow("iam:GetUser", condition: "\"StringEquals\":{\"aws:PrincipalTag/team\":\"blue\"}"));
        await iam.ShouldNotSeeAsync("alice", await AssumeAsync(role, mara));
        var tagged = await iam.Host.UseAsync((await iam.Host.AssumeAsync(TestRoles.Ask(role) with { Tags = TestRoles.Tags(("team", "blue")) }, mara)).Credentials);
        await iam.ShouldSeeAsync("alice", tagged);
    }

    [Fact]
    public async Task A_resource_that_names_one_session_lets_no_other_session_of_the_role_in()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:AssumeRole"));
        var first = await RoleAsync("First", mara.Arn);
        var second = await RoleAsync("Second", $"arn:aws:sts::{iam.Id}:assumed-role/First/work");
        await iam.Host.AssumeAsync(TestRoles.Ask(second), await AssumeAsync(first, mara));
        await iam.Host.RefuseAsync(TestRoles.Ask(second), await AssumeAsync(first, mara, name: "other"), "AccessDenied");
    }

    [Fact]
    public async Task A_boundary_holds_a_role_that_a_resource_names_but_not_a_session_that_it_names()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:AssumeRole"));
        var first = await RoleAsync("First", mara.Arn);
        var byRole = await RoleAsync("ByRole", first.Arn);
        var bySession = await RoleAsync("BySession", $"arn:aws:sts::{iam.Id}:assumed-role/First/work");
        var session = await AssumeAsync(first, mara);
        await iam.Host.AssumeAsync(TestRoles.Ask(byRole), session);
        (await iam.RunAsync(
            iam.Get<PutRolePermissionsBoundary>(), new() { RoleName = "First", PermissionsBoundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" })).ShouldBeDone();
        await iam.Host.RefuseAsync(TestRoles.Ask(byRole), session, "AccessDenied");
        await iam.Host.AssumeAsync(TestRoles.Ask(bySession), session);
    }

    [Fact]
    public async Task A_federated_user_may_what_its_policy_and_its_maker_both_allow_and_without_a_policy_nothing()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:GetFederationToken"), Given.Allow("account:GetAccountInformation"));
        (await AskAsync(await FederateAsync(mara, null))).ShouldBeFalse();
        (await AskAsync(await FederateAsync(mara, Given.Policy(Given.Allow("iam:*"))))).ShouldBeFalse();
        var both = await FederateAsync(mara, Given.Policy(Given.Allow("account:*")));
        (await AskAsync(both)).ShouldBeTrue();
        await iam.GrantAsync("mara", Given.Allow("sts:GetFederationToken"));
        (await AskAsync(both)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_federated_user_of_the_root_user_may_what_its_policy_allows_and_without_one_nothing()
    {
        (await AskAsync(await FederateAsync(iam.Root, null))).ShouldBeFalse();
        (await AskAsync(await FederateAsync(iam.Root, Given.Policy(Given.Allow("iam:*"))))).ShouldBeFalse();
        (await AskAsync(await FederateAsync(iam.Root, Given.Policy(Given.Allow("account:Get*"))))).ShouldBeTrue();
    }

    [Fact]
    public async Task Across_accounts_both_sides_must_allow_and_a_denial_says_nothing_of_either()
    {
        var other = await iam.OtherAccountAsync();
        var mara = await iam.PersonAsync("mara");
        var trusting = await other.Host.AddRoleAsync(other.Account, "Trusting", TestRoles.Trust(mara.Arn));
        var closed = await other.Host.AddRoleAsync(other.Account, "Closed", TestRoles.Trust(other.Id));
        var bare = $"User: {mara.Arn} is not authorized to perform: sts:AssumeRole on resource: ";

        // The resource alone, then both, then the caller's side alone.
        (await iam.Host.RefuseAsync(TestRoles.Ask(trusting), mara, "AccessDenied")).ShouldBe(bare + trusting.Arn);
        await iam.GrantAsync("mara", Given.Allow("sts:AssumeRole"));
        await iam.Host.AssumeAsync(TestRoles.Ask(trusting), mara);
        (await iam.Host.RefuseAsync(TestRoles.Ask(closed), mara, "AccessDenied")).ShouldBe(bare + closed.Arn);

        // A deny on either side, and a word of neither.
        await iam.GrantAsync("mara", Given.Allow("sts:AssumeRole"), Given.Deny("sts:AssumeRole", trusting.Arn));
        (await iam.Host.RefuseAsync(TestRoles.Ask(trusting), mara, "AccessDenied")).ShouldBe(bare + trusting.Arn);
    }

    [Fact]
    public async Task A_role_that_trusts_a_whole_foreign_account_still_needs_that_account_to_allow()
    {
        var other = await iam.OtherAccountAsync();
        var mara = await iam.PersonAsync("mara");
        var role = await other.Host.AddRoleAsync(other.Account, "Open", TestRoles.Trust(iam.Id));
        await iam.Host.RefuseAsync(TestRoles.Ask(role), mara, "AccessDenied");
        await iam.GrantAsync("mara", Given.Allow("sts:AssumeRole", role.Arn));
        await iam.Host.AssumeAsync(TestRoles.Ask(role), mara);
    }

    private async Task<bool> AskAsync(Caller caller) =>
        await iam.RunAsync(iam.Get<GetAccountInformation>(), new(), caller) is Gatehouse.Server.Foundation.Outcomes.Outcome<GetAccountInformationReply>.Done;

    private async Task<Caller> FederateAsync(Caller caller, string? policy) =>
        await iam.Host.UseAsync((await iam.RunAsync(iam.Get<GetFederationToken>(), new() { Name = "bob", Policy = policy }, caller)).ShouldBeDone().Credentials);

    private async Task<Role> RoleAsync(string name, string trusted, params string[] statements)
    {
        var role = await iam.Host.AddRoleAsync(iam.Account, name, TestRoles.Trust(trusted));
        if (statements.Length > 0)
        {
            await PutAsync(role, statements);
        }

        return role;
    }

    private async Task PutAsync(Role role, params string[] statements) =>
        (await iam.RunAsync(iam.Get<PutRolePolicy>(), new() { RoleName = role.Name, PolicyName = "given", PolicyDocument = Given.Policy(statements) })).ShouldBeDone();

    private async Task<Caller> AssumeAsync(Role role, Caller caller, string? policy = null, string name = "work") =>
        await iam.Host.UseAsync((await iam.Host.AssumeAsync(TestRoles.Ask(role, name) with { Policy = policy }, caller)).Credentials);
}
