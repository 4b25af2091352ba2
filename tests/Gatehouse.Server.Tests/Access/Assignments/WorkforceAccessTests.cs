using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Assignments;

public sealed class WorkforceAccessTests
{
    private const string Inline = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetRole","Resource":"*"}]}""";

    [Fact]
    public async Task An_assigned_person_gets_keys_of_the_reserved_role_named_like_them_and_as_long_as_the_set_says()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines@example.com");
        await GiveAsync(works, Set(works, "Auditor") with { SessionDuration = "PT2H" }, new(ines.Id, false));
        var opened = (await works.OpenAsync(ines, "auditor")).ShouldBeDone();
        opened.Credentials.Expiration.ShouldBe(works.Host.Clock.GetUtcNow().AddHours(2));
        var caller = await works.Host.UseAsync(opened.Credentials);
        var role = (await RolesAsync(works)).ShouldHaveSingleItem();
        role.Name.ShouldMatch("^AWSReservedSSO_Auditor_[0-9a-f]{16}$");
        role.Path.ShouldBe("/aws-reserved/sso.amazonaws.com/");
        caller.Arn.ShouldBe($"arn:aws:sts::{works.Account.Id}:assumed-role/{role.Name}/ines@example.com");
        caller.Session!.Claims["identitystore:UserId"].ShouldBe([ines.Id]);
        caller.Session.IssuerArn.ShouldBe(role.Arn);

        // What the set's policies say is what they may.
        (await works.RunAsync(works.Get<GetRole>(), new() { RoleName = role.Name }, caller)).ShouldBeDone();
        (await works.RunAsync(works.Get<ListRoles>(), new(), caller)).ShouldBeRefused("AccessDenied");
    }

    [Fact]
    public async Task Accounts_and_roles_come_directly_and_by_groups_once_each()
    {
        await using var works = await WorkforceStory.StartAsync();
        var (ines, omar) = (await works.UserAsync("ines"), await works.UserAsync("omar"));
        var group = await works.GroupAsync("Builders", ines);
        var auditor = await GiveAsync(works, Set(works, "Auditor"), new(ines.Id, false));
        await GiveAsync(works, auditor, new(group.Id, true), isNew: false);
        await GiveAsync(works, Set(works, "builder"), new(group.Id, true));
        await GiveAsync(works, Set(works, "Other"), new(omar.Id, false));
        var (accounts, roles, second) = await works.ReadAsync(async session => (
            await WorkforceAccess.FindAccountsAsync(session, ines, "", 10),
            await WorkforceAccess.FindRolesAsync(session, ines, works.Account.Id, "", 10),
            await WorkforceAccess.FindRolesAsync(session, ines, works.Account.Id, "Auditor", 10)));
        accounts.ShouldBe([new(works.Account.Id, works.Account.Name, works.Account.RootEmail)]);
        roles.ShouldBe(["Auditor", "builder"]);
        second.ShouldBe(["builder"]);
    }

    [Fact]
    public async Task Whoever_is_not_assigned_is_told_the_same_as_about_an_account_that_is_not_there()
    {
        await using var works = await WorkforceStory.StartAsync();
        var other = await works.OtherAsync();
        var (ines, omar, off) = (await works.UserAsync("ines"), await works.UserAsync("omar"), await works.UserAsync("off", enabled: false));
        await GiveAsync(works, Set(works, "Auditor"), new(ines.Id, false));
        await GiveAsync(works, Set(works, "Off"), new(off.Id, false));
        var stranger = await other.UserAsync("ines");
        foreach (var outcome in new[]
        {
            await works.OpenAsync(omar, "Auditor"),
            await works.OpenAsync(ines, "Nothing"),
            await works.OpenAsync(ines, "Auditor", other.Account.Id),
            await works.OpenAsync(stranger, "Auditor"),
            await works.OpenAsync(off, "Off"),
        })
        {
            outcome.ShouldBeRefused("ForbiddenException").PublicText.ShouldBe("No access");
        }
    }

    [Fact]
    public async Task Keys_fall_with_the_person_and_the_role_with_its_last_assignment()
    {
        await using var works = await WorkforceStory.StartAsync();
        var (ines, omar) = (await works.UserAsync("ines"), await works.UserAsync("omar"));
        var set = await GiveAsync(works, Set(works, "Auditor"), new(ines.Id, false));
        await GiveAsync(works, set, new(omar.Id, false), isNew: false);
        var (hers, his) = ((await works.OpenAsync(ines, "Auditor")).ShouldBeDone(), (await works.OpenAsync(omar, "Auditor")).ShouldBeDone());
        await works.Host.Database.WriteAsync(async session =>
        {
            foreach (var each in works.Get<IEnumerable<ICredentialChanged>>())
            {
                await each.OnChangedAsync(session, new(ines.Owner, CredentialChangeKind.Suspended, null));
            }
        });
        await works.Host.ShouldBeDeadAsync(hers.Credentials);
        await works.Host.UseAsync(his.Credentials);
        foreach (var user in new[] { ines, omar })
        {
            (await works.Host.Database.WriteAsync(session => Assigning.TakeAsync(session, set, works.Account.Id, new(user.Id, false)))).ShouldBeTrue();
        }

        (await RolesAsync(works)).ShouldBeEmpty();
        await works.Host.ShouldBeDeadAsync(his.Credentials);
    }

    [Fact]
    public async Task A_deleted_group_takes_its_assignments_along_and_upkeep_its_role()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines");
        var group = await works.GroupAsync("Builders", ines);
        await GiveAsync(works, Set(works, "Builder"), new(group.Id, true));
        await works.Host.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM directory_groups WHERE id = @Id", new { group.Id }));
        (await works.OpenAsync(ines, "Builder")).ShouldBeRefused("ForbiddenException");
        await new AssignmentUpkeep(works.Host.Database).RunAsync(works.Host.Clock.GetUtcNow(), default);
        (await RolesAsync(works)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_user_name_that_no_session_may_have_gives_way_to_the_id()
    {
        await using var works = await WorkforceStory.StartAsync();
        var user = await works.UserAsync("jörg/../root");
        await GiveAsync(works, Set(works, "Auditor"), new(user.Id, false));
        (await works.OpenAsync(user, "Auditor")).ShouldBeDone().Kept.Name.ShouldBe(user.Id);
    }

    [Fact]
    public async Task Nobody_of_the_account_changes_a_reserved_role_or_assumes_it()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines");
        await GiveAsync(works, Set(works, "Auditor"), new(ines.Id, false));
        var role = (await RolesAsync(works)).ShouldHaveSingleItem();
        var document = TestRoles.Allow("\"*\"");
        Refusal[] refused =
        [
            await works.RefusedAsync("UnmodifiableEntity", works.Get<DeleteRole>(), new() { RoleName = role.Name }),
            await works.RefusedAsync("UnmodifiableEntity", works.Get<PutRolePolicy>(), new() { RoleName = role.Name, PolicyName = "more", PolicyDocument = document }),
            await works.RefusedAsync("UnmodifiableEntity", works.Get<AttachRolePolicy>(), new() { RoleName = role.Name, PolicyArn = WorkforceStory.Administrator }),
            await works.RefusedAsync("UnmodifiableEntity", works.Get<UpdateAssumeRolePolicy>(), new() { RoleName = role.Name, PolicyDocument = TestRoles.Trust(works.Account.Id.Digits) }),
            await works.RefusedAsync("UnmodifiableEntity", works.Get<TagRole>(), new() { RoleName = role.Name, Tags = TestRoles.Tags(("a", "b")) }),
            await works.RefusedAsync("UnmodifiableEntity", works.Get<UntagRole>(), new() { RoleName = role.Name, TagKeys = ["a"] }),
            await works.RefusedAsync("UnmodifiableEntity", works.Get<PutRolePermissionsBoundary>(), new() { RoleName = role.Name, PermissionsBoundary = WorkforceStory.ReadOnly }),
        ];
        refused.ShouldAllBe(refusal => refusal.PublicText.Contains("only modifiable by AWS"));
        var user = await works.Host.AddUserAsync(works.Account, "mara");
        await works.Host.LetAsync(works.Account, user, "\"*\"");
        await works.Host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(user), "AccessDenied");
    }

    [Fact]
    public async Task A_policy_that_the_account_does_not_have_fails_the_assignment_whole()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines");
        var set = Set(works, "Deployer");
        await works.Host.Database.WriteAsync(async session =>
        {
            await PermissionSetStore.InsertAsync(session, set);
            await PermissionSetStore.AttachAsync(session, set.Id, PolicyReference.CustomerManaged("/ops/", "Deploy"));
        });
        (await works.Host.Database.WriteAsync(session => works.Get<Assigning>().GiveAsync(session, set, works.Account.Id, new(ines.Id, false))))
            .ShouldNotBeNull().ShouldContain($"arn:aws:iam::{works.Account.Id}:policy/ops/Deploy");
        (await RolesAsync(works)).ShouldBeEmpty();
        (await works.OpenAsync(ines, "Deployer")).ShouldBeRefused("ForbiddenException");
    }

    [Fact]
    public async Task Provisioning_brings_the_role_into_step_with_a_changed_set()
    {
        await using var works = await WorkforceStory.StartAsync();
        var ines = await works.UserAsync("ines");
        var set = await GiveAsync(works, Set(works, "Auditor"), new(ines.Id, false));
        var role = (await RolesAsync(works)).ShouldHaveSingleItem();
        await works.Host.Database.WriteAsync(async session =>
        {
            await PermissionSetStore.UpdateAsync(session, set with { InlinePolicy = null, Boundary = new(WorkforceStory.ReadOnly), Description = "Reads" });
            await PermissionSetStore.AttachAsync(session, set.Id, new(WorkforceStory.Administrator));
        });
        var changed = await works.ReadAsync(session => PermissionSetStore.FindAsync(session, set.DirectoryId, set.Id));
        (await works.ReadAsync(session => ProvisionedSetStore.FindAccountsAsync(session, changed!, inStep: true, "", 9))).ShouldBeEmpty();
        (await works.Host.Database.WriteAsync(session => works.Get<Provisioning>().RunAsync(session, changed!, works.Account.Id))).ShouldBeNull();
        (await works.ReadAsync(session => ProvisionedSetStore.FindAccountsAsync(session, changed!, inStep: true, "", 9))).ShouldBe([works.Account.Id.Digits]);
        var now = (await RolesAsync(works)).ShouldHaveSingleItem();
        (now.Id, now.Description, now.BoundaryArn).ShouldBe((role.Id, "Reads", WorkforceStory.ReadOnly));
        (await works.ReadAsync(session => InlinePolicyStore.FindNamesAsync(session, role.Id))).ShouldBeEmpty();
        (await works.ReadAsync(session => AttachmentStore.FindAllAsync(session, role.Id))).ShouldBe([WorkforceStory.Administrator]);
    }

    private static PermissionSet Set(WorkforceStory works, string name) =>
        new("ps-" + works.Get<Gatehouse.Server.Foundation.Secrets.SecretSource>().Text(16, "0123456789abcdef"), works.Directory.Id, name, null, "PT1H", null, Inline, null, 1, works.Host.Clock.GetUtcNow());

    private static Task<PermissionSet> GiveAsync(WorkforceStory works, PermissionSet set, AssignedPrincipal principal, bool isNew = true) =>
        works.Host.Database.WriteAsync(async session =>
        {
            (await PermissionSetStore.InsertAsync(session, set)).ShouldBe(isNew);
            (await works.Get<Assigning>().GiveAsync(session, set, works.Account.Id, principal)).ShouldBeNull();
            return set;
        });

    private static Task<IReadOnlyList<Role>> RolesAsync(WorkforceStory works) =>
        works.ReadAsync(session => RoleStore.FindPageAsync(session, works.Account.Id.Digits, ReservedRole.Path, new("", 100)));
}
