using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Delegation;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Organizations.Units;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using AccountId = Gatehouse.Server.People.Accounts.AccountId;
using CloseAccountForOwner = Gatehouse.Server.People.Accounts.CloseAccountForOwner;

namespace Gatehouse.Server.Tests.People.Organizations;

public sealed class OrganizationTests
{
    [Fact]
    public async Task An_organization_lives_from_its_foundation_to_its_deletion()
    {
        await using var story = await OrganizationStory.StartAsync();
        story.Organization.ShouldSatisfyAllConditions(
            () => story.Organization.Id.ShouldMatch("^o-[a-z0-9]{10}$"),
            () => story.Organization.FeatureSet.ShouldBe("ALL"),
            () => story.Organization.MasterAccountEmail.ShouldBe("owner@example.com"),
            () => story.Organization.MasterAccountArn.ShouldBe($"arn:aws:organizations::{story.Account.Id}:account/{story.Organization.Id}/{story.Account.Id}"));
        await story.RefusedAsync("AlreadyInOrganizationException", story.Get<CreateOrganization>(), new());
        var member = await story.CreateAsync();
        (await story.DoAsync(story.Get<DescribeOrganization>(), new(), TestKeys.By(member))).Organization.Id.ShouldBe(story.Organization.Id);
        await story.RefusedAsync("OrganizationNotEmptyException", story.Get<DeleteOrganization>(), new());
        await story.RefusedAsync("MasterCannotLeaveOrganizationException", story.Get<LeaveOrganization>(), new());
        await story.UnitAsync("Sand");
        await story.DoAsync(story.Get<RemoveAccountFromOrganization>(), new() { AccountId = member.Id.Digits });
        await story.DoAsync(story.Get<DeleteOrganization>(), new());
        await story.RefusedAsync("AWSOrganizationsNotInUseException", story.Get<DescribeOrganization>(), new());
        await story.DoAsync(story.Get<CreateOrganization>(), new() { FeatureSet = "CONSOLIDATED_BILLING" });
    }

    [Fact]
    public async Task Units_make_a_tree_of_five_levels()
    {
        await using var story = await OrganizationStory.StartAsync();
        var (parent, path) = (story.RootId, $"{story.Organization.Id}/{story.RootId}/");
        for (var level = 1; level <= 5; level++)
        {
            var unit = (await story.DoAsync(story.Get<CreateOrganizationalUnit>(), new() { ParentId = parent, Name = "Level" })).OrganizationalUnit;
            (parent, path) = (unit.Id, path + unit.Id + "/");
            unit.Path.ShouldBe(path);
        }

        await story.RefusedAsync("ConstraintViolationException", "OU_DEPTH_LIMIT_EXCEEDED", story.Get<CreateOrganizationalUnit>(), new() { ParentId = parent, Name = "Level" });
        await story.RefusedAsync("DuplicateOrganizationalUnitException", story.Get<CreateOrganizationalUnit>(), new() { ParentId = story.RootId, Name = "Level" });
        await story.RefusedAsync("ParentNotFoundException", story.Get<CreateOrganizationalUnit>(), new() { ParentId = "ou-ab12-abcdefgh", Name = "Level" });
        (await story.DoAsync(story.Get<DescribeOrganizationalUnit>(), new() { OrganizationalUnitId = parent })).OrganizationalUnit.Path.ShouldBe(path);
        (await story.DoAsync(story.Get<UpdateOrganizationalUnit>(), new() { OrganizationalUnitId = parent, Name = "Deep" })).OrganizationalUnit.Name.ShouldBe("Deep");
        var member = await story.CreateAsync();
        await story.MoveAsync(member, story.RootId, parent);
        (await story.DoAsync(story.Get<DescribeAccount>(), new() { AccountId = member.Id.Digits })).Account.Paths.ShouldBe([$"{path}{member.Id}/"]);
        (await story.DoAsync(story.Get<ListParents>(), new() { ChildId = member.Id.Digits })).Parents.ShouldBe([new(parent, "ORGANIZATIONAL_UNIT")]);
        (await story.DoAsync(story.Get<ListAccountsForParent>(), new() { ParentId = parent })).Accounts.ShouldHaveSingleItem().Email.ShouldBe("member@example.com");
        (await story.DoAsync(story.Get<ListChildren>(), new() { ParentId = story.RootId, ChildType = "ACCOUNT" })).Children.ShouldBe([new(story.Account.Id.Digits, "ACCOUNT")]);
        await story.RefusedAsync("OrganizationalUnitNotEmptyException", story.Get<DeleteOrganizationalUnit>(), new() { OrganizationalUnitId = parent });
        await story.MoveAsync(member, parent, story.RootId);
        await story.DoAsync(story.Get<DeleteOrganizationalUnit>(), new() { OrganizationalUnitId = parent });
        await story.RefusedAsync("OrganizationalUnitNotFoundException", story.Get<DescribeOrganizationalUnit>(), new() { OrganizationalUnitId = parent });
    }

    [Fact]
    public async Task A_move_says_from_where_to_where()
    {
        await using var story = await OrganizationStory.StartAsync();
        var other = await story.OtherAsync();
        var member = await story.CreateAsync();
        var (sand, elsewhere) = (await story.UnitAsync("Sand"), await other.UnitAsync("Sand"));
        var move = new MoveAccountRequest { AccountId = member.Id.Digits, SourceParentId = story.RootId, DestinationParentId = sand };
        await story.RefusedAsync("DestinationParentNotFoundException", story.Get<MoveAccount>(), move with { DestinationParentId = elsewhere });
        await story.RefusedAsync("SourceParentNotFoundException", story.Get<MoveAccount>(), move with { SourceParentId = sand, DestinationParentId = await story.UnitAsync("Clay") });
        await story.RefusedAsync("DuplicateAccountException", story.Get<MoveAccount>(), move with { DestinationParentId = story.RootId });
        await story.RefusedAsync("AccountNotFoundException", story.Get<MoveAccount>(), move with { AccountId = other.Account.Id.Digits });
        await story.DoAsync(story.Get<MoveAccount>(), move);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        await using var story = await OrganizationStory.StartAsync();
        for (var each = 0; each < 4; each++)
        {
            await story.CreateAsync($"member{each}@example.com", $"Workshop {each}");
        }

        List<string> seen = [];
        string? token = null;
        do
        {
            var page = await story.DoAsync(story.Get<ListAccounts>(), new() { MaxResults = 2, NextToken = token });
            page.Accounts.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Accounts.Select(static account => account.Id));
            token = page.NextToken;
        }
        while (token is not null);
        seen.Count.ShouldBe(5);
        seen.ShouldBeInOrder();
        await story.RefusedAsync("InvalidInputException", "INVALID_NEXT_TOKEN", story.Get<ListAccounts>(), new() { NextToken = "*" });
        (await story.DoAsync(story.Get<ListCreateAccountStatus>(), new() { States = ["SUCCEEDED"] })).CreateAccountStatuses.Count.ShouldBe(4);
        (await story.DoAsync(story.Get<ListCreateAccountStatus>(), new() { States = ["IN_PROGRESS"] })).CreateAccountStatuses.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_created_account_is_administered_from_the_management_account_by_its_role()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var administrator = await story.AdministratorAsync(story.Account);
        var given = (await story.DoAsync(
            story.Get<AssumeRole>(), new() { RoleArn = $"arn:aws:iam::{member.Id}:role/OrganizationAccountAccessRole", RoleSessionName = "visit" }, administrator)).Credentials;
        (await story.LookAsync(await story.Host.UseAsync(given))).ShouldBeNull();
        var stranger = await story.AdministratorAsync(await story.Host.OpenAsync("stranger@example.net", "Elsewhere"));
        await story.RefusedAsync(
            "AccessDenied", story.Get<AssumeRole>(), new() { RoleArn = $"arn:aws:iam::{member.Id}:role/OrganizationAccountAccessRole", RoleSessionName = "visit" }, stranger);
        await story.DoAsync(story.Get<CreateAccount>(), new() { Email = "second@example.com", AccountName = "Second", RoleName = "Keeper" });
        var second = (await story.DoAsync(story.Get<ListAccounts>(), new())).Accounts.Single(static account => account.Name == "Second");
        (await story.DoAsync(story.Get<ListRoles>(), new(), TestKeys.By((await story.Host.FindAsync(AccountId.Get(second.Id)))!))).Roles.ShouldHaveSingleItem().RoleName.ShouldBe("Keeper");
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_no_second_one()
    {
        await using var story = await OrganizationStory.StartAsync();
        var asked = (await story.DoAsync(story.Get<CreateAccount>(), new() { Email = "OWNER@example.com", AccountName = "Again" })).CreateAccountStatus;
        var status = (await story.DoAsync(story.Get<DescribeCreateAccountStatus>(), new() { CreateAccountRequestId = asked.Id })).CreateAccountStatus;
        (status.State, status.FailureReason, status.AccountId).ShouldBe(("FAILED", "EMAIL_ALREADY_EXISTS", null));
        await story.RefusedAsync("CreateAccountStatusNotFoundException", story.Get<DescribeCreateAccountStatus>(), new() { CreateAccountRequestId = "car-abcdefgh" });
    }

    [Fact]
    public async Task An_organization_has_as_many_accounts_as_the_setting_says()
    {
        await using var story = await OrganizationStory.StartAsync(("Organizations:MostAccounts", "2"));
        await story.CreateAsync();
        await story.RefusedAsync(
            "ConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED", story.Get<CreateAccount>(), new() { Email = "third@example.com", AccountName = "Third" });
    }

    [Fact]
    public async Task A_closed_account_is_shut_for_everybody_and_stays_in_the_tree()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var administrator = await ApiClient.OpenAsync(story.Host, member, (await story.Host.AddUserAsync(member, "mara")).Id);
        (await administrator.StsAsync("GetCallerIdentity")).Status.ShouldBe(200);
        await story.DoAsync(story.Get<CloseAccount>(), new() { AccountId = member.Id.Digits });
        (await administrator.StsAsync("GetCallerIdentity")).Status.ShouldBe(403);
        var described = (await story.DoAsync(story.Get<DescribeAccount>(), new() { AccountId = member.Id.Digits })).Account;
        (described.Status, described.State).ShouldBe(("SUSPENDED", "CLOSED"));
        (await story.Host.LettersAsync("account-closed", "member@example.com")).ShouldHaveSingleItem();
        await story.RefusedAsync("AccountAlreadyClosedException", story.Get<CloseAccount>(), new() { AccountId = member.Id.Digits });
        await story.RefusedAsync("ConstraintViolationException", "ACCOUNT_CANNOT_LEAVE_ORGANIZATION", story.Get<RemoveAccountFromOrganization>(), new() { AccountId = member.Id.Digits });
        await story.RefusedAsync("ConstraintViolationException", "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", story.Get<CloseAccount>(), new() { AccountId = story.Account.Id.Digits });
    }

    [Fact]
    public async Task A_management_account_with_members_stays_open()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        await story.RefusedAsync("AccountManagesOrganization", story.Get<Gatehouse.Server.People.Accounts.Status.CloseAccount>(), new());
        var byOperator = ActivatorUtilities.CreateInstance<CloseAccountForOwner>(story.Get<IServiceProvider>());
        (await story.Host.RunAsync(byOperator, new(story.Account.Id), Caller.Operator)).ShouldBeRefused("AccountManagesOrganization");
        await story.DoAsync(story.Get<CloseAccount>(), new() { AccountId = member.Id.Digits });
        await story.DoAsync(story.Get<Gatehouse.Server.People.Accounts.Status.CloseAccount>(), new());
    }

    [Fact]
    public async Task Tags_of_an_account_in_the_organization_are_the_organizations()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        foreach (var id in new[] { member.Id.Digits, story.RootId, await story.UnitAsync("Sand"), await story.PolicyAsync(OrganizationPolicies.Everything) })
        {
            await story.DoAsync(story.Get<TagResource>(), new() { ResourceId = id, Tags = TestRoles.Tags(("team", "blue"), ("cost", "7")) });
            await story.DoAsync(story.Get<UntagResource>(), new() { ResourceId = id, TagKeys = ["cost"] });
            (await story.DoAsync(story.Get<ListTagsForResource>(), new() { ResourceId = id })).Tags.ShouldHaveSingleItem().Key.ShouldBe("team");
        }

        await story.RefusedAsync("TargetNotFoundException", story.Get<ListTagsForResource>(), new() { ResourceId = "999988887777" });
        await story.RefusedAsync(
            "InvalidInputException", "DUPLICATE_TAG_KEY", story.Get<TagResource>(), new() { ResourceId = story.RootId, Tags = TestRoles.Tags(("a", "1"), ("A", "2")) });
        await story.DoAsync(story.Get<RemoveAccountFromOrganization>(), new() { AccountId = member.Id.Digits });
        await story.RefusedAsync("TargetNotFoundException", story.Get<ListTagsForResource>(), new() { ResourceId = member.Id.Digits });
    }

    [Fact]
    public async Task A_delegated_administrator_reads_and_changes_nothing()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var caller = TestKeys.By(member);
        var who = new RegisterDelegatedAdministratorRequest { AccountId = member.Id.Digits, ServicePrincipal = "sso.amazonaws.com" };
        await story.RefusedAsync("AccessDenied", story.Get<ListAccounts>(), new(), caller);
        await story.RefusedAsync("ConstraintViolationException", "SERVICE_ACCESS_NOT_ENABLED", story.Get<RegisterDelegatedAdministrator>(), who);
        await story.DoAsync(story.Get<EnableAWSServiceAccess>(), new() { ServicePrincipal = "sso.amazonaws.com" });
        await story.RefusedAsync(
            "ConstraintViolationException", "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR", story.Get<RegisterDelegatedAdministrator>(), who with { AccountId = story.Account.Id.Digits });
        await story.DoAsync(story.Get<RegisterDelegatedAdministrator>(), who);
        await story.RefusedAsync("AccountAlreadyRegisteredException", story.Get<RegisterDelegatedAdministrator>(), who);
        (await story.DoAsync(story.Get<ListAccounts>(), new(), caller)).Accounts.Count.ShouldBe(2);
        (await story.DoAsync(story.Get<ListDelegatedAdministrators>(), new())).DelegatedAdministrators.ShouldHaveSingleItem().Id.ShouldBe(member.Id.Digits);
        (await story.DoAsync(story.Get<ListDelegatedServicesForAccount>(), new() { AccountId = member.Id.Digits })).DelegatedServices.ShouldHaveSingleItem();
        await story.RefusedAsync("AccessDenied", story.Get<CreateOrganizationalUnit>(), new() { ParentId = story.RootId, Name = "Mine" }, caller);
        await story.RefusedAsync(
            "ConstraintViolationException", "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG", story.Get<LeaveOrganization>(), new(), caller);
        await story.RefusedAsync(
            "ConstraintViolationException", "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE", story.Get<DisableAWSServiceAccess>(), new() { ServicePrincipal = "sso.amazonaws.com" });
        await story.DoAsync(story.Get<DeregisterDelegatedAdministrator>(), new() { AccountId = member.Id.Digits, ServicePrincipal = "sso.amazonaws.com" });
        await story.RefusedAsync("AccessDenied", story.Get<ListAccounts>(), new(), caller);
        await story.DoAsync(story.Get<LeaveOrganization>(), new(), caller);
    }

    [Fact]
    public async Task The_resource_policy_lets_a_member_do_what_it_names_and_no_more()
    {
        await using var story = await OrganizationStory.StartAsync();
        var member = await story.CreateAsync();
        var second = await story.CreateAsync("second@example.com", "Second");
        await story.DoAsync(story.Get<PutResourcePolicy>(), new()
        {
            Content = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{member.Id}}"},"Action":["organizations:CreatePolicy","organizations:ListAccounts","organizations:CreateOrganizationalUnit"],"Resource":"*"}]}""",
        });
        var administrator = await story.AdministratorAsync(member);
        (await story.DoAsync(story.Get<ListAccounts>(), new(), administrator)).Accounts.Count.ShouldBe(3);
        await story.DoAsync(
            story.Get<Gatehouse.Server.People.Organizations.Policies.CreatePolicy>(),
            new() { Name = "Theirs", Description = "", Type = "SERVICE_CONTROL_POLICY", Content = OrganizationPolicies.Everything },
            administrator);
        await story.RefusedAsync("AccessDenied", story.Get<ListRoots>(), new(), administrator);
        await story.RefusedAsync("AccessDenied", story.Get<CreateOrganizationalUnit>(), new() { ParentId = story.RootId, Name = "Mine" }, administrator);
        await story.RefusedAsync("AccessDenied", story.Get<ListAccounts>(), new(), await story.AdministratorAsync(second));
        await story.RefusedAsync("AccessDenied", story.Get<ListAccounts>(), new(), TestKeys.By(await story.Host.AddUserAsync(member, "nobody")));
        await story.RefusedAsync("InvalidInputException", "INVALID_RESOURCE_POLICY_JSON", story.Get<PutResourcePolicy>(), new() { Content = "{" });
        await story.DoAsync(story.Get<DeleteResourcePolicy>(), new());
        await story.RefusedAsync("ResourcePolicyNotFoundException", story.Get<DescribeResourcePolicy>(), new());
        await story.RefusedAsync("AccessDenied", story.Get<ListAccounts>(), new(), administrator);
    }
}
