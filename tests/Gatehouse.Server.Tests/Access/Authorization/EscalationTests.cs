using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>The known ways from a little permission to more.</summary>
public sealed class EscalationTests : IAsyncLifetime
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string ReadOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    private Iam iam = null!;

    public async Task InitializeAsync() => iam = await Iam.StartAsync();

    public async Task DisposeAsync() => await iam.DisposeAsync();

    [Fact]
    public async Task A_role_is_handed_to_machines_only_by_who_may_pass_it_to_them()
    {
        var strong = await iam.Host.AddRoleAsync(iam.Account, "Strong", IamStory.Trust);
        var weak = await iam.Host.AddRoleAsync(iam.Account, "Weak", IamStory.Trust);
        (await iam.RunAsync(iam.Get<CreateInstanceProfile>(), new() { InstanceProfileName = "machines" })).ShouldBeDone();
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:AddRoleToInstanceProfile"));
        (await HandAsync("Weak", mara)).ShouldStartWith($"User: {mara.Arn} is not authorized to perform: iam:PassRole on resource: {weak.Arn} because no identity-based policy");
        await iam.GrantAsync("mara", Given.Allow("iam:AddRoleToInstanceProfile"), Given.Allow("iam:PassRole", weak.Arn, "\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}"));
        (await HandAsync("Weak", mara)).ShouldContain("iam:PassRole");
        await iam.GrantAsync("mara", Given.Allow("iam:AddRoleToInstanceProfile"), Given.Allow("iam:PassRole", weak.Arn, "\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}"));
        (await HandAsync("Strong", mara)).ShouldContain($"iam:PassRole on resource: {strong.Arn}");
        (await iam.RunAsync(iam.Get<AddRoleToInstanceProfile>(), new() { InstanceProfileName = "machines", RoleName = "Weak" }, mara)).ShouldBeDone();
    }

    [Fact]
    public async Task Nobody_rewrites_the_policy_that_holds_them_without_being_allowed_that_very_policy()
    {
        var own = await PolicyAsync("Own");
        var spare = await PolicyAsync("Spare");
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:CreatePolicyVersion", spare), Given.Allow("iam:SetDefaultPolicyVersion", spare));
        (await iam.RunAsync(iam.Get<AttachUserPolicy>(), new() { UserName = "mara", PolicyArn = own })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<CreatePolicyVersion>(), new() { PolicyArn = own, PolicyDocument = IamStory.AllowAll, SetAsDefault = true }, mara))
            .ShouldBeRefused("AccessDenied").PublicText.ShouldContain($"iam:CreatePolicyVersion on resource: {own}");
        (await iam.RunAsync(iam.Get<SetDefaultPolicyVersion>(), new() { PolicyArn = own, VersionId = "v1" }, mara)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<CreatePolicyVersion>(), new() { PolicyArn = spare, PolicyDocument = IamStory.AllowAll, SetAsDefault = true }, mara)).ShouldBeDone();
        await iam.ShouldNotSeeAsync("mara", mara);
    }

    [Fact]
    public async Task Who_is_bounded_takes_the_boundary_off_neither_themselves_nor_others_unless_it_lets_them()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("*"));
        await iam.UserAsync("alice");
        foreach (var user in new[] { "mara", "alice" })
        {
            (await iam.RunAsync(iam.Get<PutUserPermissionsBoundary>(), new() { UserName = user, PermissionsBoundary = ReadOnly })).ShouldBeDone();
            (await iam.RunAsync(iam.Get<DeleteUserPermissionsBoundary>(), new() { UserName = user }, mara)).ShouldBeRefused("AccessDenied")
                .PublicText.ShouldEndWith("because no permissions boundary allows the iam:DeleteUserPermissionsBoundary action");
            (await iam.RunAsync(iam.Get<PutUserPermissionsBoundary>(), new() { UserName = user, PermissionsBoundary = Administrator }, mara)).ShouldBeRefused("AccessDenied");
        }
    }

    [Fact]
    public async Task Whoever_makes_users_under_a_boundary_makes_none_without_it_and_gives_none_more()
    {
        var condition = $"\"StringEquals\":{{\"iam:PermissionsBoundary\":\"{ReadOnly}\"}}";
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:CreateUser", condition: condition), Given.Allow("iam:PutUserPolicy", condition: condition));
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "one" }, mara)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "one", PermissionsBoundary = Administrator }, mara)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "one", PermissionsBoundary = ReadOnly }, mara)).ShouldBeDone();
        (await PutAsync("one")).ShouldBeDone();
        (await PutAsync("mara")).ShouldBeRefused("AccessDenied");

        Task<Gatehouse.Server.Foundation.Outcomes.Outcome<Gatehouse.Server.Foundation.Outcomes.Nothing>> PutAsync(string user) =>
            iam.RunAsync(iam.Get<PutUserPolicy>(), new() { UserName = user, PolicyName = "all", PolicyDocument = IamStory.AllowAll }, mara);
    }

    [Fact]
    public async Task Who_may_attach_one_policy_attaches_no_other_not_even_to_themselves()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:AttachUserPolicy", condition: $"\"ArnEquals\":{{\"iam:PolicyARN\":\"{ReadOnly}\"}}"));
        (await iam.RunAsync(iam.Get<AttachUserPolicy>(), new() { UserName = "mara", PolicyArn = Administrator }, mara)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<AttachUserPolicy>(), new() { UserName = "mara", PolicyArn = ReadOnly }, mara)).ShouldBeDone();
    }

    [Fact]
    public async Task Who_may_change_one_roles_trust_changes_no_others()
    {
        var mine = await iam.Host.AddRoleAsync(iam.Account, "Mine", IamStory.Trust);
        await iam.Host.AddRoleAsync(iam.Account, "Theirs", IamStory.Trust);
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:UpdateAssumeRolePolicy", mine.Arn));
        var trust = TestRoles.Trust(mara.Arn);
        (await iam.RunAsync(iam.Get<UpdateAssumeRolePolicy>(), new() { RoleName = "Theirs", PolicyDocument = trust }, mara)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<UpdateAssumeRolePolicy>(), new() { RoleName = "Mine", PolicyDocument = trust }, mara)).ShouldBeDone();
    }

    private async Task<string> PolicyAsync(string name) =>
        (await iam.RunAsync(iam.Get<CreatePolicy>(), new() { PolicyName = name, PolicyDocument = Given.Policy(Given.Allow("iam:ListUsers")) })).ShouldBeDone().Policy.Arn;

    private async Task<string> HandAsync(string role, Caller caller) =>
        (await iam.RunAsync(iam.Get<AddRoleToInstanceProfile>(), new() { InstanceProfileName = "machines", RoleName = role }, caller)).ShouldBeRefused("AccessDenied").PublicText;
}
