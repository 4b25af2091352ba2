using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Organizations;

/// <summary>The people of the management account's directory in the accounts of its members.</summary>
public sealed class MemberAccessTests : IAsyncLifetime
{
    private OrganizationStory story = null!;
    private WorkforceDirectory directory = null!;
    private DirectoryUser ines = null!;
    private string set = "";

    public async Task InitializeAsync()
    {
        story = await OrganizationStory.StartAsync();
        var now = story.Host.Clock.GetUtcNow();
        directory = (await story.Host.Database.WriteAsync(session => story.Get<OpenDirectory>().RunAsync(session, story.Account.Id, "Works", new()))).ShouldNotBeNull();
        ines = new(DirectoryUser.NewId(directory.Id, SecretSource.System), directory.Id, "ines", "ines", null, false, null, false, new(), true, DirectoryUser.ByHand, false, null, now, "test", now, "test");
        (await story.Host.Database.WriteAsync(session => DirectoryUserStore.InsertAsync(session, ines))).ShouldBeTrue();
        set = (await story.DoAsync(story.Get<CreatePermissionSet>(), new() { InstanceArn = directory.InstanceArn, Name = "Auditor" })).PermissionSet.PermissionSetArn;
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_person_works_in_a_member_until_it_leaves()
    {
        var member = await story.CreateAsync();
        (await AssignAsync(member)).ShouldBe("SUCCEEDED");
        (await AccountsAsync()).ShouldBe([member.Id.Digits]);
        var opened = (await OpenAsync(member)).ShouldBeDone();
        (await story.Host.TryAsync(opened.Credentials)).ShouldBeOfType<SigningKey.Live>();
        await story.DoAsync(story.Get<RemoveAccountFromOrganization>(), new() { AccountId = member.Id.Digits });
        (await AccountsAsync()).ShouldBeEmpty();
        (await OpenAsync(member)).ShouldBeRefused("ForbiddenException");
        await story.Host.ShouldBeDeadAsync(opened.Credentials);
        (await story.DoAsync(story.Get<ListRoles>(), new() { PathPrefix = "/aws-reserved/" }, TestKeys.By(member))).Roles.ShouldBeEmpty();
        (await AssignAsync(member)).ShouldBe("FAILED");
    }

    [Fact]
    public async Task A_member_that_leaves_by_itself_shuts_the_organizations_people_out()
    {
        var member = await story.JoinAsync();
        (await AssignAsync(member)).ShouldBe("SUCCEEDED");
        await story.DoAsync(story.Get<LeaveOrganization>(), new(), TestKeys.By(member));
        (await OpenAsync(member)).ShouldBeRefused("ForbiddenException");
    }

    [Fact]
    public async Task Nobody_is_given_access_to_an_account_of_another_organization_or_of_none()
    {
        var other = await story.OtherAsync();
        (await AssignAsync(await other.CreateAsync("theirs@example.com", "Theirs"))).ShouldBe("FAILED");
        (await AssignAsync(other.Account)).ShouldBe("FAILED");
        (await AssignAsync(await story.Host.OpenAsync("alone@example.com", "Alone"))).ShouldBe("FAILED");
    }

    [Fact]
    public async Task A_members_own_directory_reaches_no_further_than_the_member()
    {
        var (first, second) = (await story.CreateAsync(), await story.CreateAsync("second@example.com", "Second"));
        var own = (await story.Host.Database.WriteAsync(session => story.Get<OpenDirectory>().RunAsync(session, first.Id, "Own", new()))).ShouldNotBeNull();
        (await story.Host.Database.ReadAsync(session => AssignableAccounts.FindPageAsync(session, own, "", 10))).Select(static account => account.Id).ShouldBe([first.Id]);
        (await story.Host.Database.ReadAsync(session => AssignableAccounts.FindAsync(session, own, second.Id))).ShouldBeNull();
        (await story.DoAsync(story.Get<ListAssignableAccounts>(), new() { InstanceArn = directory.InstanceArn })).Accounts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_closed_member_is_open_to_nobody()
    {
        var member = await story.CreateAsync();
        await AssignAsync(member);
        await story.DoAsync(story.Get<CloseAccount>(), new() { AccountId = member.Id.Digits });
        (await AccountsAsync()).ShouldBeEmpty();
        (await OpenAsync(member)).ShouldBeRefused("ForbiddenException");
    }

    private async Task<string> AssignAsync(Account account) => await story.RunAsync(story.Get<CreateAccountAssignment>(), new()
    {
        InstanceArn = directory.InstanceArn, PermissionSetArn = set, TargetId = account.Id.Digits, TargetType = TargetTypes.Account, PrincipalType = AssignedPrincipal.User, PrincipalId = ines.Id,
    }) is Outcome<CreateAccountAssignmentReply>.Done { Value: var reply } ? reply.AccountAssignmentCreationStatus.Status : "FAILED";

    private async Task<IEnumerable<string>> AccountsAsync() =>
        (await story.Host.Database.ReadAsync(session => WorkforceAccess.FindAccountsAsync(session, ines, "", 10))).Select(static account => account.Id.Digits);

    private Task<Outcome<RoleSession>> OpenAsync(Account account) =>
        story.Host.Database.WriteAsync(session => story.Get<WorkforceAccess>().OpenAsync(session, ines, account.Id, "Auditor", TestAccounts.Origin));
}
