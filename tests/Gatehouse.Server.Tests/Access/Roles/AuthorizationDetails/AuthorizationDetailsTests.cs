using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.AuthorizationDetails;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Roles.AuthorizationDetails;

public sealed class AuthorizationDetailsTests : IAsyncLifetime
{
    private IamStory story = null!;

    public async Task InitializeAsync()
    {
        story = await IamStory.BeginAsync();
        var ann = await story.UserAsync("ann");
        await story.UserAsync("bob");
        await story.GroupAsync("staff", ann);
        await story.RoleAsync("app");
        var arn = (await story.DoAsync(story.Get<CreatePolicy>(), new CreatePolicyRequest { PolicyName = "Own", PolicyDocument = IamStory.AllowAll })).Policy.Arn;
        await story.DoAsync(story.Get<AttachUserPolicy>(), new AttachUserPolicyRequest { UserName = "ann", PolicyArn = arn });
        await story.DoAsync(story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "ann", PolicyName = "mine", PolicyDocument = IamStory.AllowAll });
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task Everything_that_decides_is_there_with_its_texts()
    {
        var all = await GetAsync(new());
        var ann = all.UserDetailList.Single(static each => each.UserName == "ann");
        ann.GroupList.ShouldBe(["staff"]);
        ann.UserPolicyList.ShouldBe([new PolicyDetail("mine") { PolicyDocument = IamStory.AllowAll }]);
        ann.AttachedManagedPolicies.Single().PolicyName.ShouldBe("Own");
        all.GroupDetailList.Single().GroupName.ShouldBe("staff");
        all.RoleDetailList.Single().AssumeRolePolicyDocument.ShouldBe(IamStory.Trust);
        var own = all.Policies.Single(static each => each.PolicyName == "Own");
        own.AttachmentCount.ShouldBe(1);
        own.PolicyVersionList.Single().Document.ShouldBe(IamStory.AllowAll);
        all.Policies.ShouldContain(static each => each.PolicyName == "AdministratorAccess");
        all.IsTruncated.ShouldBeFalse();
    }

    [Fact]
    public async Task A_filter_leaves_the_other_kinds_out()
    {
        var found = await GetAsync(new() { Filter = ["Role", "LocalManagedPolicy"] });
        found.UserDetailList.ShouldBeEmpty();
        found.GroupDetailList.ShouldBeEmpty();
        found.RoleDetailList.Single().RoleName.ShouldBe("app");
        found.Policies.Single().PolicyName.ShouldBe("Own");
    }

    [Fact]
    public async Task Pages_go_through_all_kinds_and_show_each_thing_once()
    {
        var names = new List<string>();
        string? marker = null;
        do
        {
            var page = await GetAsync(new() { MaxItems = 2, Marker = marker });
            names.AddRange(
            [
                .. page.UserDetailList.Select(static each => each.UserName),
                .. page.GroupDetailList.Select(static each => each.GroupName),
                .. page.RoleDetailList.Select(static each => each.RoleName),
                .. page.Policies.Select(static each => each.PolicyName),
            ]);
            marker = page.Marker;
        }
        while (marker is not null);
        var all = await GetAsync(new());
        names.Count.ShouldBe(all.UserDetailList.Count + all.GroupDetailList.Count + all.RoleDetailList.Count + all.Policies.Count);
        names.Distinct().Count().ShouldBe(names.Count);
        names.Take(5).ShouldBe(["ann", "bob", "staff", "app", "Own"]);
    }

    [Fact]
    public async Task Another_account_sees_none_of_it()
    {
        var theirs = await story.DoAsync(story.Get<GetAccountAuthorizationDetails>(), new GetAccountAuthorizationDetailsRequest(), await story.StrangerAsync());
        theirs.UserDetailList.ShouldBeEmpty();
        theirs.RoleDetailList.ShouldBeEmpty();
        theirs.Policies.ShouldAllBe(static each => each.Arn.StartsWith("arn:aws:iam::aws:"));
    }

    [Fact]
    public async Task An_account_closed_for_good_leaves_no_tags()
    {
        var role = await story.RoleAsync("tagged");
        await story.DoAsync(story.Get<TagRole>(), new TagRoleRequest { RoleName = "tagged", Tags = [new() { Key = "a", Value = "1" }] });
        await story.DoAsync(story.Get<CloseAccount>(), new CloseAccountRequest());
        story.Host.Clock.Advance(TimeSpan.FromDays(91));
        await story.Get<IEnumerable<IUpkeep>>().OfType<RemoveClosedAccounts>().Single().RunAsync(story.Host.Clock.GetUtcNow(), default);
        (await story.ReadAsync(session => RoleStore.FindAsync(session, role.RoleId))).ShouldBeNull();
        (await story.ReadAsync(session => TagStore.CountAsync(session, role.RoleId))).ShouldBe(0);
    }

    private Task<GetAccountAuthorizationDetailsReply> GetAsync(GetAccountAuthorizationDetailsRequest request) =>
        story.DoAsync(story.Get<GetAccountAuthorizationDetails>(), request);
}
