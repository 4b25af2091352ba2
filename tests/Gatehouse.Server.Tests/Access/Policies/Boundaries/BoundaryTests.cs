using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Policies.Boundaries;

public sealed class BoundaryTests : IAsyncLifetime
{
    private const string PowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";
    private IamStory story = null!;

    public async Task InitializeAsync()
    {
        story = await IamStory.BeginAsync();
        await story.UserAsync("ann");
        await story.RoleAsync("app");
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_boundary_is_set_and_removed()
    {
        await story.DoAsync(story.Get<PutUserPermissionsBoundary>(), new PutUserPermissionsBoundaryRequest { UserName = "ann", PermissionsBoundary = PowerUser });
        (await story.ReadAsync(session => IamUserStore.FindAsync(session, story.Account.Id, "ann"))).ShouldNotBeNull().BoundaryArn.ShouldBe(PowerUser);
        await story.DoAsync(story.Get<DeleteUserPermissionsBoundary>(), new DeleteUserPermissionsBoundaryRequest { UserName = "ann" });
        (await story.ReadAsync(session => IamUserStore.FindAsync(session, story.Account.Id, "ann"))).ShouldNotBeNull().BoundaryArn.ShouldBeNull();
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteUserPermissionsBoundary>(), new DeleteUserPermissionsBoundaryRequest { UserName = "ann" });
    }

    [Fact]
    public async Task The_type_is_Policy_though_the_model_says_otherwise()
    {
        await story.DoAsync(story.Get<PutRolePermissionsBoundary>(), new PutRolePermissionsBoundaryRequest { RoleName = "app", PermissionsBoundary = PowerUser });
        var role = (await story.DoAsync(story.Get<GetRole>(), new GetRoleRequest { RoleName = "app" })).Role;
        role.PermissionsBoundary.ShouldNotBeNull().PermissionsBoundaryType.ShouldBe("Policy");
        role.PermissionsBoundary.PermissionsBoundaryArn.ShouldBe(PowerUser);
        await story.DoAsync(story.Get<DeleteRolePermissionsBoundary>(), new DeleteRolePermissionsBoundaryRequest { RoleName = "app" });
        (await story.DoAsync(story.Get<GetRole>(), new GetRoleRequest { RoleName = "app" })).Role.PermissionsBoundary.ShouldBeNull();
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteRolePermissionsBoundary>(), new DeleteRolePermissionsBoundaryRequest { RoleName = "app" });
    }

    [Theory]
    [InlineData("NoSuchEntity", "arn:aws:iam::999999999999:policy/Theirs")]
    [InlineData("InvalidInput", "arn:aws:iam::aws:user/PowerUserAccess")]
    [InlineData("PolicyNotAttachable", "arn:aws:iam::aws:policy/aws-service-role/AWSSSOServiceRolePolicy")]
    public async Task Only_a_managed_policy_that_people_can_have_bounds_somebody(string code, string arn)
    {
        await story.RefusedAsync(code, story.Get<PutUserPermissionsBoundary>(), new PutUserPermissionsBoundaryRequest { UserName = "ann", PermissionsBoundary = arn });
        await story.RefusedAsync(code, story.Get<PutRolePermissionsBoundary>(), new PutRolePermissionsBoundaryRequest { RoleName = "app", PermissionsBoundary = arn });
    }

    [Fact]
    public async Task Policies_are_asked_with_the_boundary_wanted_and_afterwards_with_the_one_there()
    {
        var put = new PutUserPermissionsBoundaryRequest { UserName = "ann", PermissionsBoundary = PowerUser };
        (await story.ChecksAsync(story.Get<PutUserPermissionsBoundary>(), put)).Single().Conditions["iam:PermissionsBoundary"].ShouldBe([PowerUser]);
        await story.DoAsync(story.Get<PutUserPermissionsBoundary>(), put);
        (await story.ChecksAsync(story.Get<DeleteUserPermissionsBoundary>(), new DeleteUserPermissionsBoundaryRequest { UserName = "ann" })).Single()
            .Conditions["iam:PermissionsBoundary"].ShouldBe([PowerUser]);
        (await story.ChecksAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = PowerUser })).Single()
            .Conditions["iam:PermissionsBoundary"].ShouldBe([PowerUser]);
    }

    [Fact]
    public async Task A_policy_that_bounds_somebody_cannot_be_deleted_from_under_them()
    {
        var arn = (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "Edge", PolicyDocument = IamStory.AllowAll })).Policy.Arn;
        await story.DoAsync(story.Get<PutUserPermissionsBoundary>(), new PutUserPermissionsBoundaryRequest { UserName = "ann", PermissionsBoundary = arn });
        await story.RefusedAsync("DeleteConflict", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = arn });
    }
}
