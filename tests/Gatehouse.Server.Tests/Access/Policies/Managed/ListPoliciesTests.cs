using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles.Policies;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Policies.Managed;

public sealed class ListPoliciesTests : IAsyncLifetime
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Theory]
    [InlineData("AdministratorAccess")]
    [InlineData("ReadOnlyAccess")]
    [InlineData("IAMFullAccess")]
    [InlineData("IAMReadOnlyAccess")]
    [InlineData("IAMUserChangePassword")]
    [InlineData("SecurityAudit")]
    [InlineData("job-function/ViewOnlyAccess")]
    [InlineData("PowerUserAccess")]
    [InlineData("SignInLocalDevelopmentAccess")]
    [InlineData("aws-service-role/AWSSSOServiceRolePolicy")]
    public async Task Every_account_has_the_policies_with_the_well_known_names(string name)
    {
        var arn = "arn:aws:iam::aws:policy/" + name;
        var policy = (await story.DoAsync(story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = arn })).Policy;
        policy.Arn.ShouldBe(arn);
        policy.PolicyName.ShouldBe(name.Split('/')[^1]);
        policy.PolicyId.ShouldMatch("^ANPA[A-Z2-7]{17}$");
        policy.Description.ShouldNotBeNullOrEmpty();
        var text = (await story.DoAsync(story.Get<GetPolicyVersion>(), new GetPolicyVersionRequest { PolicyArn = arn, VersionId = policy.DefaultVersionId })).PolicyVersion;
        text.Document.ShouldNotBeNull().ShouldContain("\"Statement\"");
        Gatehouse.Server.Access.Policies.PolicyDocuments.FindProblem(text.Document).ShouldBeNull();
    }

    [Fact]
    public async Task Not_even_a_root_user_changes_a_built_in_policy()
    {
        await story.RefusedAsync("AccessDenied", story.Get<CreatePolicyVersion>(), new CreatePolicyVersionRequest { PolicyArn = Administrator, PolicyDocument = IamStory.AllowAll });
        await story.RefusedAsync("AccessDenied", story.Get<DeletePolicy>(), new DeletePolicyRequest { PolicyArn = Administrator });
        await story.RefusedAsync("AccessDenied", story.Get<TagPolicy>(), new TagPolicyRequest { PolicyArn = Administrator, Tags = [] });
        await story.RefusedAsync("AccessDenied", story.Get<SetDefaultPolicyVersion>(), new SetDefaultPolicyVersionRequest { PolicyArn = Administrator, VersionId = "v1" });
    }

    [Fact]
    public async Task Scope_path_and_use_choose_what_is_listed()
    {
        var own = await CreateAsync("Own", "/teams/blue/");
        await CreateAsync("Bound");
        await story.UserAsync("ann");
        await story.RoleAsync("app");
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = Administrator });
        await story.DoAsync(story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "app", PolicyArn = own });
        await story.DoAsync(story.Get<PutUserPermissionsBoundary>(), new PutUserPermissionsBoundaryRequest { UserName = "ann", PermissionsBoundary = ArnOf("Bound") });

        (await NamesAsync(new() { Scope = "Local" })).ShouldBe(["Bound", "Own"]);
        (await NamesAsync(new() { Scope = "AWS" })).ShouldNotContain("Own");
        (await NamesAsync(new())).ShouldContain("Own");
        (await NamesAsync(new())).ShouldContain("AdministratorAccess");
        (await NamesAsync(new() { PathPrefix = "/teams/" })).ShouldBe(["Own"]);
        (await NamesAsync(new() { PathPrefix = "/job-function/" })).ShouldBe(["ViewOnlyAccess"]);
        (await NamesAsync(new() { OnlyAttached = true })).ShouldBe(["Own", "AdministratorAccess"]);
        (await NamesAsync(new() { PolicyUsageFilter = "PermissionsPolicy" })).ShouldBe(["Own", "AdministratorAccess"]);
        (await NamesAsync(new() { PolicyUsageFilter = "PermissionsBoundary" })).ShouldBe(["Bound"]);
    }

    [Fact]
    public async Task Pages_join_to_the_whole_list_and_count_the_uses()
    {
        for (var i = 0; i < 5; i++)
        {
            await CreateAsync($"P{i}");
        }

        await story.UserAsync("ann");
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = ArnOf("P3") });
        var all = (await story.DoAsync(story.Get<ListPolicies>(), new ListPoliciesRequest())).Policies;
        List<PolicyItem> joined = [];
        string? marker = null;
        do
        {
            var page = await story.DoAsync(story.Get<ListPolicies>(), new ListPoliciesRequest { MaxItems = 3, Marker = marker });
            page.IsTruncated.ShouldBe(page.Marker is not null);
            joined.AddRange(page.Policies);
            marker = page.Marker;
        }
        while (marker is not null);
        joined.Select(static each => each.Arn).ShouldBe(all.Select(static each => each.Arn));
        joined.Single(static each => each.PolicyName == "P3").AttachmentCount.ShouldBe(1);
        joined.ShouldAllBe(static each => each.Tags == null && each.Description == null);
    }

    [Fact]
    public async Task A_marker_that_we_never_gave_is_refused() =>
        await story.RefusedAsync("ValidationError", story.Get<ListPolicies>(), new ListPoliciesRequest { Marker = "not a marker!" });

    [Fact]
    public async Task Who_uses_a_policy_is_listed_by_kind_and_use()
    {
        await CreateAsync("Own");
        var arn = ArnOf("Own");
        var ann = await story.UserAsync("ann");
        await story.UserAsync("bob");
        await story.GroupAsync("staff");
        await story.RoleAsync("app");
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn });
        await story.DoAsync(story.Get<AttachGroupPolicy>(), new AttachGroupPolicyRequest { GroupName = "staff", PolicyArn = arn });
        await story.DoAsync(story.Get<AttachRolePolicy>(), new AttachRolePolicyRequest { RoleName = "app", PolicyArn = arn });
        await story.DoAsync(story.Get<PutUserPermissionsBoundary>(), new PutUserPermissionsBoundaryRequest { UserName = "bob", PermissionsBoundary = arn });

        var all = await story.DoAsync(story.Get<ListEntitiesForPolicy>(), new ListEntitiesForPolicyRequest { PolicyArn = arn });
        all.PolicyUsers.Select(static each => each.UserName).ShouldBe(["ann", "bob"], ignoreOrder: true);
        all.PolicyUsers.ShouldContain(new PolicyUser("ann", ann.Id));
        all.PolicyGroups.Single().GroupName.ShouldBe("staff");
        all.PolicyRoles.Single().RoleName.ShouldBe("app");
        (await story.DoAsync(story.Get<ListEntitiesForPolicy>(), new ListEntitiesForPolicyRequest { PolicyArn = arn, PolicyUsageFilter = "PermissionsBoundary" }))
            .PolicyUsers.Single().UserName.ShouldBe("bob");
        var roles = await story.DoAsync(story.Get<ListEntitiesForPolicy>(), new ListEntitiesForPolicyRequest { PolicyArn = arn, EntityFilter = "Role" });
        roles.PolicyUsers.ShouldBeEmpty();
        roles.PolicyRoles.Count.ShouldBe(1);
        var counted = (await story.DoAsync(story.Get<GetPolicy>(), new GetPolicyRequest { PolicyArn = arn })).Policy;
        counted.AttachmentCount.ShouldBe(3);
        counted.PermissionsBoundaryUsageCount.ShouldBe(1);
    }

    private async Task<string> CreateAsync(string name, string path = "/") =>
        (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = name, Path = path, PolicyDocument = IamStory.AllowAll })).Policy.Arn;

    private string ArnOf(string name) => $"arn:aws:iam::{story.AccountId}:policy/{name}";

    private async Task<IEnumerable<string>> NamesAsync(ListPoliciesRequest request) =>
        (await story.DoAsync(story.Get<ListPolicies>(), request)).Policies.Select(static each => each.PolicyName);
}
