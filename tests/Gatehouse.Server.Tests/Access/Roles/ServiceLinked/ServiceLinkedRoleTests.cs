using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Access.Roles.ServiceLinked;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Roles.ServiceLinked;

public sealed class ServiceLinkedRoleTests : IAsyncLifetime
{
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Theory]
    [InlineData("sso.amazonaws.com", "AWSServiceRoleForSSO")]
    [InlineData("ecs.amazonaws.com", "AWSServiceRoleForECS")]
    [InlineData("eks.amazonaws.com", "AWSServiceRoleForAmazonEKS")]
    [InlineData("lex.amazonaws.com", "AWSServiceRoleForLexBots")]
    [InlineData("waf.amazonaws.com", "AWSServiceRoleForWAFLogging")]
    public async Task A_services_role_has_its_path_its_trust_and_one_policy(string service, string name)
    {
        var role = await CreateAsync(service);
        role.RoleName.ShouldBe(name);
        role.Path.ShouldBe($"/aws-service-role/{service}/");
        role.AssumeRolePolicyDocument.ShouldContain($"\"Principal\":{{\"Service\":\"{service}\"}}");
        (await story.DoAsync(story.Get<GetRole>(), new GetRoleRequest { RoleName = name })).Role.MaxSessionDuration.ShouldBe(3600);
        (await story.DoAsync(story.Get<ListRolePolicies>(), new ListRolePoliciesRequest { RoleName = name })).PolicyNames.ShouldBeEmpty();
        (await story.DoAsync(story.Get<ListAttachedRolePolicies>(), new ListAttachedRolePoliciesRequest { RoleName = name })).AttachedPolicies
            .Single().PolicyArn.ShouldStartWith("arn:aws:iam::aws:policy/aws-service-role/");
    }

    [Fact]
    public async Task The_identity_centers_role_has_its_well_known_policy()
    {
        await CreateAsync("sso.amazonaws.com");
        (await story.DoAsync(story.Get<ListAttachedRolePolicies>(), new ListAttachedRolePoliciesRequest { RoleName = "AWSServiceRoleForSSO" })).AttachedPolicies
            .Single().PolicyName.ShouldBe("AWSSSOServiceRolePolicy");
    }

    [Fact]
    public async Task A_second_creation_is_invalid_input()
    {
        await CreateAsync("sso.amazonaws.com");
        (await RefusedAsync("InvalidInput", new() { AWSServiceName = "sso.amazonaws.com" }))
            .ShouldBe("Service role name AWSServiceRoleForSSO has been taken in this account, please try a different suffix.");
    }

    [Fact]
    public async Task A_suffix_is_for_few_services_only()
    {
        foreach (var service in new[] { "autoscaling", "connect", "lexv2" })
        {
            (await story.DoAsync(story.Get<CreateServiceLinkedRole>(), new CreateServiceLinkedRoleRequest { AWSServiceName = service + ".amazonaws.com", CustomSuffix = "mine" }))
                .Role.RoleName.ShouldEndWith("_mine");
        }

        (await RefusedAsync("InvalidInput", new() { AWSServiceName = "sso.amazonaws.com", CustomSuffix = "mine" })).ShouldBe("Custom suffix is not allowed for sso.amazonaws.com");
        await RefusedAsync("InvalidInput", new() { AWSServiceName = "nothing.amazonaws.com" });
    }

    [Fact]
    public async Task A_deletion_is_a_task_that_has_succeeded()
    {
        await CreateAsync("rds.amazonaws.com");
        var task = (await story.DoAsync(story.Get<DeleteServiceLinkedRole>(), new DeleteServiceLinkedRoleRequest { RoleName = "AWSServiceRoleForRDS" })).DeletionTaskId;
        task.ShouldMatch("^task/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS/[0-9a-f-]{36}$");
        (await StatusAsync(task)).Status.ShouldBe("SUCCEEDED");
        await story.RefusedAsync("NoSuchEntity", story.Get<GetRole>(), new GetRoleRequest { RoleName = "AWSServiceRoleForRDS" });
        await CreateAsync("rds.amazonaws.com");
        var stranger = await story.StrangerAsync();
        await story.RefusedAsync("NoSuchEntity", story.Get<GetServiceLinkedRoleDeletionStatus>(), new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = task }, stranger);
        await story.RefusedAsync("InvalidInput", story.Get<GetServiceLinkedRoleDeletionStatus>(), new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = "x" });
    }

    [Fact]
    public async Task An_ordinary_role_is_not_deleted_as_if_it_were_a_services()
    {
        await story.RoleAsync("app");
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteServiceLinkedRole>(), new DeleteServiceLinkedRoleRequest { RoleName = "app" });
        await story.DoAsync(story.Get<GetRole>(), new GetRoleRequest { RoleName = "app" });
    }

    [Fact]
    public async Task Nobody_but_the_service_changes_its_role_except_for_the_description()
    {
        await CreateAsync("sso.amazonaws.com");
        await story.RefusedAsync("UnmodifiableEntity", story.Get<DeleteRole>(), new DeleteRoleRequest { RoleName = "AWSServiceRoleForSSO" });
        (await story.DoAsync(story.Get<UpdateRoleDescription>(), new UpdateRoleDescriptionRequest { RoleName = "AWSServiceRoleForSSO", Description = "ours" }))
            .Role.Description.ShouldBe("ours");
    }

    [Fact]
    public async Task Policies_are_told_which_service()
    {
        var check = (await story.ChecksAsync(story.Get<CreateServiceLinkedRole>(), new CreateServiceLinkedRoleRequest { AWSServiceName = "sso.amazonaws.com" })).Single();
        check.Resource.ShouldBe($"arn:aws:iam::{story.AccountId}:role/aws-service-role/sso.amazonaws.com/AWSServiceRoleForSSO");
        check.Conditions["iam:AWSServiceName"].ShouldBe(["sso.amazonaws.com"]);
    }

    private async Task<RoleItem> CreateAsync(string service) =>
        (await story.DoAsync(story.Get<CreateServiceLinkedRole>(), new CreateServiceLinkedRoleRequest { AWSServiceName = service })).Role;

    private async Task<string> RefusedAsync(string code, CreateServiceLinkedRoleRequest request) =>
        (await story.RefusedAsync(code, story.Get<CreateServiceLinkedRole>(), request)).PublicText;

    private Task<GetServiceLinkedRoleDeletionStatusReply> StatusAsync(string task) =>
        story.DoAsync(story.Get<GetServiceLinkedRoleDeletionStatus>(), new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = task });
}
