using System.Text.Json.Nodes;
using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>
/// One story with the official CLI: an account founds an organization, makes and invites others, orders them in units, and forbids
/// their administrators and root users something. It is one test because each command stands on those before it.
/// </summary>
public sealed class OrganizationsStoryTests
{
    private const string NoUsers = """{"Version":"2012-10-17","Statement":[{"Sid":"NoUsers","Effect":"Deny","Action":"iam:CreateUser","Resource":"*"}]}""";
    private const string Stay = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}""";
    private const string TagPolicy = """{"tags":{"team":{"tag_key":{"@@assign":"team"}}}}""";

    [Fact]
    public async Task From_one_account_to_an_organization_whose_rules_bind()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var account = host.Account.Id.Digits;
        await aws.FailsAsync($"organizations describe-organization", "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        var organization = (await aws.CallAsync($"organizations create-organization")).Json["Organization"]!;
        Text(organization, "FeatureSet").ShouldBe("ALL");
        await aws.FailsAsync($"organizations create-organization --feature-set ALL", "AlreadyInOrganizationException", "already a member");
        Text((await aws.CallAsync($"organizations describe-organization")).Json["Organization"]!, "MasterAccountId").ShouldBe(account);
        var root = Text((await aws.CallAsync($"organizations list-roots")).Json["Roots"]![0]!, "Id");

        var unit = await UnitsAsync(aws, root);
        host.KeepTime();
        var member = await AccountsAsync(aws, root, unit);
        host.KeepTime();
        using var visitor = await VisitAsync(host, aws, account, member);
        using var owner = await host.RootOfAsync(member);
        await RulesAsync(aws, visitor, owner, unit, member);
        host.KeepTime();
        await TypesAndTagsAsync(aws, root, unit, member);
        host.KeepTime();
        await InvitationsAsync(host, aws, account);
        host.KeepTime();
        await DelegationAsync(aws, owner, member);
        await EndAsync(aws, root, unit, member);
    }

    private static async Task<string> UnitsAsync(AwsCli aws, string root)
    {
        var made = (await aws.CallAsync($"organizations create-organizational-unit --parent-id {root} --name {"Sand pit"} --tags Key=team,Value=blue")).Json["OrganizationalUnit"]!;
        var unit = Text(made, "Id");
        await aws.FailsAsync($"organizations create-organizational-unit --parent-id {root} --name {"Sand pit"}", "DuplicateOrganizationalUnitException", "same name");
        await aws.FailsAsync($"organizations create-organizational-unit --parent-id r-zzzz --name Sand", "ParentNotFoundException", "parent");
        await aws.DoAsync($"organizations update-organizational-unit --organizational-unit-id {unit} --name Sandbox");
        Text((await aws.CallAsync($"organizations describe-organizational-unit --organizational-unit-id {unit}")).Json["OrganizationalUnit"]!, "Name").ShouldBe("Sandbox");
        (await aws.CallAsync($"organizations list-organizational-units-for-parent --parent-id {root}")).Json["OrganizationalUnits"]!.AsArray().Count.ShouldBe(1);
        return unit;
    }

    private static async Task<string> AccountsAsync(AwsCli aws, string root, string unit)
    {
        var asked = (await aws.CallAsync($"organizations create-account --email workshop@example.com --account-name Workshop --tags Key=team,Value=blue")).Json["CreateAccountStatus"]!;
        Text(asked, "State").ShouldBe("IN_PROGRESS");
        var status = (await aws.CallAsync($"organizations describe-create-account-status --create-account-request-id {Text(asked, "Id")}")).Json["CreateAccountStatus"]!;
        Text(status, "State").ShouldBe("SUCCEEDED");
        var member = Text(status, "AccountId");
        (await aws.CallAsync($"organizations list-create-account-status --states SUCCEEDED")).Json["CreateAccountStatuses"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"organizations list-accounts --max-items 10 --page-size 1")).Json["Accounts"]!.AsArray().Count.ShouldBe(2);
        await aws.DoAsync($"organizations move-account --account-id {member} --source-parent-id {root} --destination-parent-id {unit}");
        await aws.FailsAsync($"organizations move-account --account-id {member} --source-parent-id {root} --destination-parent-id {unit}", "DuplicateAccountException", "already in the destination");
        Text((await aws.CallAsync($"organizations list-parents --child-id {member}")).Json["Parents"]![0]!, "Id").ShouldBe(unit);
        (await aws.CallAsync($"organizations list-children --parent-id {unit} --child-type ACCOUNT")).Json["Children"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"organizations list-accounts-for-parent --parent-id {unit}")).Json["Accounts"]!.AsArray().Count.ShouldBe(1);
        Text((await aws.CallAsync($"organizations describe-account --account-id {member}")).Json["Account"]!, "JoinedMethod").ShouldBe("CREATED");
        await aws.FailsAsync($"organizations describe-account --account-id 999988887777", "AccountNotFoundException", "doesn't exist");
        await aws.FailsAsync($"organizations describe-account --account-id nobody", "InvalidInputException", "accountId");
        return member;
    }

    private static async Task<AwsCli> VisitAsync(ClientHost host, AwsCli aws, string account, string member)
    {
        using var administrator = await host.UserAsync(aws, "administrator");
        await aws.DoAsync($"iam attach-user-policy --user-name administrator --policy-arn arn:aws:iam::aws:policy/AdministratorAccess");
        var given = (await administrator.CallAsync($"sts assume-role --role-arn {$"arn:aws:iam::{member}:role/OrganizationAccountAccessRole"} --role-session-name visit")).Json;
        Text(given["AssumedRoleUser"]!, "Arn").ShouldBe($"arn:aws:sts::{member}:assumed-role/OrganizationAccountAccessRole/visit");
        account.ShouldNotBe(member);
        return host.With(given["Credentials"]!);
    }

    private static async Task RulesAsync(AwsCli aws, AwsCli visitor, AwsCli owner, string unit, string member)
    {
        await visitor.DoAsync($"iam create-user --user-name first");
        await owner.DoAsync($"iam create-user --user-name second");
        var made = (await aws.CallAsync($"organizations create-policy --name NoUsers --type SERVICE_CONTROL_POLICY --description {"Nobody makes users"} --content {NoUsers}")).Json["Policy"]!;
        var policy = Text(made["PolicySummary"]!, "Id");
        await aws.FailsAsync($"organizations create-policy --name Broken --type SERVICE_CONTROL_POLICY --description x --content {"{"}", "MalformedPolicyDocumentException", "policy");
        await aws.DoAsync($"organizations attach-policy --policy-id {policy} --target-id {unit}");

        // The administrator and the root user of the member alike, and not the management account.
        await visitor.IsDeniedAsync($"iam create-user --user-name third", $"is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::{member}:user/third with an explicit deny in a service control policy");
        await owner.IsDeniedAsync($"iam create-user --user-name third", "with an explicit deny in a service control policy");
        await aws.DoAsync($"iam create-user --user-name third");
        await visitor.DoAsync($"iam list-users");

        (await aws.CallAsync($"organizations list-policies --filter SERVICE_CONTROL_POLICY")).Json["Policies"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"organizations list-policies-for-target --target-id {unit} --filter SERVICE_CONTROL_POLICY")).Json["Policies"]!.AsArray().Count.ShouldBe(2);
        Text((await aws.CallAsync($"organizations list-targets-for-policy --policy-id {policy}")).Json["Targets"]![0]!, "Name").ShouldBe("Sandbox");
        await aws.FailsAsync($"organizations delete-policy --policy-id {policy}", "PolicyInUseException", "attached");
        await aws.DoAsync($"organizations update-policy --policy-id {policy} --name Stay --content {Stay}");
        Text((await aws.CallAsync($"organizations describe-policy --policy-id {policy}")).Json["Policy"]!, "Content").ShouldBe(Stay);
        await visitor.DoAsync($"iam create-user --user-name fourth");
        await owner.FailsAsync($"organizations leave-organization", "AccessDeniedException", "service control policy");
        await owner.FailsAsync($"organizations detach-policy --policy-id {policy} --target-id {unit}", "AccessDeniedException", "permissions to access this resource");
        await aws.DoAsync($"organizations detach-policy --policy-id {policy} --target-id {unit}");
        await aws.FailsAsync($"organizations detach-policy --policy-id p-FullAWSAccess --target-id {unit}", "ConstraintViolationException", "last service control policy");
        await aws.DoAsync($"organizations delete-policy --policy-id {policy}");
    }

    private static async Task TypesAndTagsAsync(AwsCli aws, string root, string unit, string member)
    {
        (await aws.CallAsync($"organizations enable-policy-type --root-id {root} --policy-type TAG_POLICY")).Json["Root"]!["PolicyTypes"]!.AsArray().Count.ShouldBe(2);
        await aws.FailsAsync($"organizations enable-policy-type --root-id {root} --policy-type TAG_POLICY", "PolicyTypeAlreadyEnabledException", "already enabled");
        var policy = Text((await aws.CallAsync($"organizations create-policy --name Teams --type TAG_POLICY --description Teams --content {TagPolicy}")).Json["Policy"]!["PolicySummary"]!, "Id");
        await aws.DoAsync($"organizations attach-policy --policy-id {policy} --target-id {unit}");
        await aws.DoAsync($"organizations disable-policy-type --root-id {root} --policy-type TAG_POLICY");
        (await aws.CallAsync($"organizations list-targets-for-policy --policy-id {policy}")).Json["Targets"]!.AsArray().ShouldBeEmpty();
        await aws.DoAsync($"organizations tag-resource --resource-id {member} --tags Key=cost,Value=7");
        await aws.DoAsync($"organizations untag-resource --resource-id {member} --tag-keys team");
        Text((await aws.CallAsync($"organizations list-tags-for-resource --resource-id {member}")).Json["Tags"]!.AsArray().ShouldHaveSingleItem()!, "Key").ShouldBe("cost");
    }

    private static async Task InvitationsAsync(ClientHost host, AwsCli aws, string account)
    {
        var guest = await host.Server.OpenAsync("guest@example.com", "Guest Works");
        using var other = await host.RootOfAsync(guest.Id.Digits);
        var first = Text((await aws.CallAsync($"organizations invite-account-to-organization --target Id={guest.Id.Digits},Type=ACCOUNT --notes {"Come along"}")).Json["Handshake"]!, "Id");
        await aws.FailsAsync($"organizations invite-account-to-organization --target Id={guest.Id.Digits},Type=ACCOUNT", "DuplicateHandshakeException", "already exists");
        await aws.DoAsync($"organizations cancel-handshake --handshake-id {first}");
        var second = Text((await aws.CallAsync($"organizations invite-account-to-organization --target Id=guest@example.com,Type=EMAIL")).Json["Handshake"]!, "Id");
        (await other.CallAsync($"organizations list-handshakes-for-account")).Json["Handshakes"]!.AsArray().Count.ShouldBe(2);
        Text((await other.CallAsync($"organizations decline-handshake --handshake-id {second}")).Json["Handshake"]!, "State").ShouldBe("DECLINED");
        var third = Text((await aws.CallAsync($"organizations invite-account-to-organization --target Id={guest.Id.Digits},Type=ACCOUNT")).Json["Handshake"]!, "Id");
        await aws.FailsAsync($"organizations accept-handshake --handshake-id {third}", "AccessDeniedException", "permissions");
        Text((await other.CallAsync($"organizations describe-handshake --handshake-id {third}")).Json["Handshake"]!, "State").ShouldBe("OPEN");
        Text((await other.CallAsync($"organizations accept-handshake --handshake-id {third}")).Json["Handshake"]!, "State").ShouldBe("ACCEPTED");
        await other.FailsAsync($"organizations accept-handshake --handshake-id {third}", "HandshakeAlreadyInStateException", "ACCEPTED");
        Text((await other.CallAsync($"organizations describe-organization")).Json["Organization"]!, "MasterAccountId").ShouldBe(account);
        await other.FailsAsync($"organizations list-accounts", "AccessDeniedException", "permissions to access this resource");
        (await aws.CallAsync($"organizations list-handshakes-for-organization --filter ActionType=INVITE")).Json["Handshakes"]!.AsArray().Count.ShouldBe(3);
        await other.DoAsync($"organizations leave-organization");
        await other.FailsAsync($"organizations describe-organization", "AWSOrganizationsNotInUseException", "not a member");
    }

    private static async Task DelegationAsync(AwsCli aws, AwsCli owner, string member)
    {
        await aws.DoAsync($"organizations enable-aws-service-access --service-principal sso.amazonaws.com");
        (await aws.CallAsync($"organizations list-aws-service-access-for-organization")).Json["EnabledServicePrincipals"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"organizations register-delegated-administrator --account-id {member} --service-principal sso.amazonaws.com");
        (await owner.CallAsync($"organizations list-accounts")).Json["Accounts"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"organizations list-delegated-administrators")).Json["DelegatedAdministrators"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"organizations list-delegated-services-for-account --account-id {member}")).Json["DelegatedServices"]!.AsArray().Count.ShouldBe(1);
        await aws.FailsAsync($"organizations remove-account-from-organization --account-id {member}", "ConstraintViolationException", "delegated administrator");
        await aws.DoAsync($"organizations deregister-delegated-administrator --account-id {member} --service-principal sso.amazonaws.com");
        await aws.DoAsync($"organizations disable-aws-service-access --service-principal sso.amazonaws.com");
    }

    private static async Task EndAsync(AwsCli aws, string root, string unit, string member)
    {
        await aws.FailsAsync($"organizations delete-organizational-unit --organizational-unit-id {unit}", "OrganizationalUnitNotEmptyException", "isn't empty");
        await aws.FailsAsync($"organizations delete-organization", "OrganizationNotEmptyException", "member accounts");
        await aws.DoAsync($"organizations move-account --account-id {member} --source-parent-id {unit} --destination-parent-id {root}");
        await aws.DoAsync($"organizations delete-organizational-unit --organizational-unit-id {unit}");
        await aws.DoAsync($"organizations remove-account-from-organization --account-id {member}");
        await aws.DoAsync($"organizations delete-organization");
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
