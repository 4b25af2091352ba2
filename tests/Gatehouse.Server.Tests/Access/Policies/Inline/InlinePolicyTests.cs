using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Roles.Policies;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Policies.Inline;

public sealed class InlinePolicyTests : IAsyncLifetime
{
    private IamStory story = null!;

    public async Task InitializeAsync()
    {
        story = await IamStory.BeginAsync();
        await story.UserAsync("ann");
        await story.GroupAsync("staff");
        await story.RoleAsync("app");
    }

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_policy_comes_back_as_it_was_given_percent_signs_included()
    {
        const string text = """{"Version":"2012-10-17","Statement":{"Sid":"","Effect":"Allow","Action":"apigatway:PUT","Resource":"arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa"}}""";
        await story.DoAsync(story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "ann", PolicyName = "p", PolicyDocument = text });
        await story.DoAsync(story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "staff", PolicyName = "p", PolicyDocument = text });
        await story.DoAsync(story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "app", PolicyName = "p", PolicyDocument = text });
        (await story.DoAsync(story.Get<GetUserPolicy>(), new GetUserPolicyRequest { UserName = "ann", PolicyName = "p" }))
            .ShouldBe(new GetUserPolicyReply { UserName = "ann", PolicyName = "p", PolicyDocument = text });
        (await story.DoAsync(story.Get<GetGroupPolicy>(), new GetGroupPolicyRequest { GroupName = "staff", PolicyName = "p" }))
            .ShouldBe(new GetGroupPolicyReply { GroupName = "staff", PolicyName = "p", PolicyDocument = text });
        (await story.DoAsync(story.Get<GetRolePolicy>(), new GetRolePolicyRequest { RoleName = "app", PolicyName = "p" }))
            .ShouldBe(new GetRolePolicyReply { RoleName = "app", PolicyName = "p", PolicyDocument = text });
    }

    [Fact]
    public async Task Putting_an_existing_name_replaces_the_document_and_its_size()
    {
        await PutAsync("p", Sized(2000));
        await PutAsync("p", Sized(1900));
        await PutAsync("q", Sized(148));
        (await story.DoAsync(story.Get<ListUserPolicies>(), new ListUserPoliciesRequest { UserName = "ann" })).PolicyNames.ShouldBe(["p", "q"]);
    }

    [Fact]
    public async Task All_policies_of_one_principal_share_one_size_without_white_space()
    {
        await PutAsync("a", Sized(1024));
        await PutAsync("b", Sized(1024) + new string(' ', 3000));
        (await story.RefusedAsync("LimitExceeded", story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "ann", PolicyName = "c", PolicyDocument = IamStory.AllowAll }))
            .PublicText.ShouldBe("Maximum policy size of 2048 bytes exceeded for user ann");
        await story.DoAsync(story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "staff", PolicyName = "a", PolicyDocument = Sized(5120) });
        await story.RefusedAsync("LimitExceeded", story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "staff", PolicyName = "a", PolicyDocument = Sized(5121) });
        await story.DoAsync(story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "app", PolicyName = "a", PolicyDocument = Sized(10240) });
        await story.RefusedAsync("LimitExceeded", story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "app", PolicyName = "b", PolicyDocument = IamStory.AllowAll });
    }

    [Fact]
    public async Task What_is_no_json_is_malformed()
    {
        (await story.RefusedAsync("MalformedPolicyDocument", story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "ann", PolicyName = "a", PolicyDocument = "{\"a\":1,}" }))
            .PublicText.ShouldBe("This policy contains invalid Json");
        await story.RefusedAsync("MalformedPolicyDocument", story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "staff", PolicyName = "a", PolicyDocument = "[]" });
        await story.RefusedAsync("MalformedPolicyDocument", story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "app", PolicyName = "a", PolicyDocument = "x" });
    }

    [Fact]
    public async Task Unknown_names_are_not_found()
    {
        (await story.RefusedAsync("NoSuchEntity", story.Get<GetUserPolicy>(), new GetUserPolicyRequest { UserName = "ann", PolicyName = "none" }))
            .PublicText.ShouldBe("The user policy with name none cannot be found.");
        await story.RefusedAsync("NoSuchEntity", story.Get<GetGroupPolicy>(), new GetGroupPolicyRequest { GroupName = "staff", PolicyName = "none" });
        await story.RefusedAsync("NoSuchEntity", story.Get<GetRolePolicy>(), new GetRolePolicyRequest { RoleName = "app", PolicyName = "none" });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteUserPolicy>(), new DeleteUserPolicyRequest { UserName = "ann", PolicyName = "none" });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteGroupPolicy>(), new DeleteGroupPolicyRequest { GroupName = "staff", PolicyName = "none" });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteRolePolicy>(), new DeleteRolePolicyRequest { RoleName = "app", PolicyName = "none" });
        await story.RefusedAsync("NoSuchEntity", story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "nobody", PolicyName = "a", PolicyDocument = IamStory.AllowAll });
        await story.RefusedAsync("NoSuchEntity", story.Get<PutGroupPolicy>(), new PutGroupPolicyRequest { GroupName = "nobody", PolicyName = "a", PolicyDocument = IamStory.AllowAll });
        await story.RefusedAsync("NoSuchEntity", story.Get<PutRolePolicy>(), new PutRolePolicyRequest { RoleName = "nobody", PolicyName = "a", PolicyDocument = IamStory.AllowAll });
        await story.RefusedAsync("NoSuchEntity", story.Get<ListUserPolicies>(), new ListUserPoliciesRequest { UserName = "nobody" });
        await story.RefusedAsync("NoSuchEntity", story.Get<ListGroupPolicies>(), new ListGroupPoliciesRequest { GroupName = "nobody" });
        await story.RefusedAsync("NoSuchEntity", story.Get<ListRolePolicies>(), new ListRolePoliciesRequest { RoleName = "nobody" });
    }

    [Fact]
    public async Task A_deleted_policy_is_gone_and_was_an_obstacle_until_then()
    {
        var bob = await story.UserAsync("bob");
        await story.DoAsync(story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "bob", PolicyName = "a", PolicyDocument = IamStory.AllowAll });
        (await story.ReadAsync(session => new PolicyObstacle().FindAsync(session, bob.Id))).ShouldBe("delete policies");
        await story.DoAsync(story.Get<DeleteUserPolicy>(), new DeleteUserPolicyRequest { UserName = "bob", PolicyName = "a" });
        (await story.ReadAsync(session => new PolicyObstacle().FindAsync(session, bob.Id))).ShouldBeNull();
    }

    private static string Sized(int size)
    {
        const string head = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::""", tail = "\"}]}";
        return head + new string('x', size - head.Length - tail.Length) + tail;
    }

    private Task PutAsync(string name, string document) =>
        story.DoAsync(story.Get<PutUserPolicy>(), new PutUserPolicyRequest { UserName = "ann", PolicyName = name, PolicyDocument = document });
}
