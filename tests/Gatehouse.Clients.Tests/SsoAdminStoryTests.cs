using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Directory;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>
/// Two stories with the official CLI: an account gets a directory and its people get access by permission sets and groups; an
/// application gets its grants. Each is one test because each command stands on those before it.
/// </summary>
public sealed class SsoAdminStoryTests
{
    private const string Reader = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:Get*","iam:List*"],"Resource":"*"}]}""";
    private const string Actor = """{"Iam":{"ActorPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sso-oauth:CreateTokenWithIAM","Resource":"*"}]}}}""";

    [Fact]
    public async Task From_an_account_without_a_directory_to_people_with_access()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var account = host.Account.Id.Digits;
        (await aws.CallAsync($"sso-admin list-instances")).Json["Instances"]!.AsArray().ShouldBeEmpty();
        var instance = (await aws.CallAsync($"sso-admin create-instance --name Granite --tags Key=team,Value=blue")).Json["InstanceArn"]!.GetValue<string>();
        await aws.FailsAsync($"sso-admin create-instance", "ConflictException", "The account has an instance already.");
        var (user, group) = await PeopleAsync(host);

        await InstanceAsync(aws, instance, account);
        host.KeepTime();
        var set = await SetAsync(aws, instance);
        host.KeepTime();
        await AssignAsync(aws, instance, set, account, user, group);
        host.KeepTime();
        await DeniedAsync(host, aws, instance, set);

        await aws.DoAsync($"sso-admin delete-account-assignment --instance-arn {instance} --permission-set-arn {set} --target-id {account} --target-type AWS_ACCOUNT --principal-type USER --principal-id {user}");
        await aws.FailsAsync($"sso-admin delete-permission-set --instance-arn {instance} --permission-set-arn {set}", "ConflictException", "account assignments");
        var gone = (await aws.CallAsync($"sso-admin delete-account-assignment --instance-arn {instance} --permission-set-arn {set} --target-id {account} --target-type AWS_ACCOUNT --principal-type GROUP --principal-id {group}")).Json["AccountAssignmentDeletionStatus"]!["RequestId"]!.GetValue<string>();
        (await aws.CallAsync($"sso-admin describe-account-assignment-deletion-status --instance-arn {instance} --account-assignment-deletion-request-id {gone}")).Json["AccountAssignmentDeletionStatus"]!["Status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        (await aws.CallAsync($"sso-admin list-account-assignment-deletion-status --instance-arn {instance}")).Json["AccountAssignmentsDeletionStatus"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"iam list-roles --path-prefix /aws-reserved/")).Json["Roles"]!.AsArray().ShouldBeEmpty();
        await aws.DoAsync($"sso-admin delete-permission-set --instance-arn {instance} --permission-set-arn {set}");
        await aws.FailsAsync($"sso-admin describe-permission-set --instance-arn {instance} --permission-set-arn {set}", "ResourceNotFoundException", "Could not find PermissionSet");
        await aws.FailsAsync($"sso-admin delete-instance --instance-arn {instance}", "ConflictException", "The instance has users.");
    }

    [Fact]
    public async Task An_application_gets_people_grants_scopes_and_somebody_elses_issuer()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var instance = (await aws.CallAsync($"sso-admin create-instance")).Json["InstanceArn"]!.GetValue<string>();
        var (user, _) = await PeopleAsync(host);
        await ApplicationAsync(host, aws, instance, user);
    }

    private static async Task InstanceAsync(AwsCli aws, string instance, string account)
    {
        var described = (await aws.CallAsync($"sso-admin describe-instance --instance-arn {instance}")).Json;
        described["OwnerAccountId"]!.GetValue<string>().ShouldBe(account);
        described["Status"]!.GetValue<string>().ShouldBe("ACTIVE");
        await aws.DoAsync($"sso-admin update-instance --instance-arn {instance} --name Basalt");
        (await aws.CallAsync($"sso-admin list-instances")).Json["Instances"]![0]!["Name"]!.GetValue<string>().ShouldBe("Basalt");
        (await aws.CallAsync($"sso-admin list-tags-for-resource --resource-arn {instance}")).Json["Tags"]![0]!["Value"]!.GetValue<string>().ShouldBe("blue");
        const string attributes = """{"AccessControlAttributes":[{"Key":"department","Value":{"Source":["${path:enterprise.department}"]}}]}""";
        await aws.DoAsync($"sso-admin create-instance-access-control-attribute-configuration --instance-arn {instance} --instance-access-control-attribute-configuration {attributes}");
        (await aws.CallAsync($"sso-admin describe-instance-access-control-attribute-configuration --instance-arn {instance}")).Json["Status"]!.GetValue<string>().ShouldBe("ENABLED");
        await aws.DoAsync($"sso-admin update-instance-access-control-attribute-configuration --instance-arn {instance} --instance-access-control-attribute-configuration {attributes}");
        await aws.DoAsync($"sso-admin delete-instance-access-control-attribute-configuration --instance-arn {instance}");
        await aws.FailsAsync($"sso-admin describe-instance --instance-arn arn:aws:sso:::instance/ssoins-0123456789abcdef", "ResourceNotFoundException", "Could not find an instance");
    }

    private static async Task<string> SetAsync(AwsCli aws, string instance)
    {
        var made = (await aws.CallAsync($"sso-admin create-permission-set --instance-arn {instance} --name Auditor --description Reads --session-duration PT2H --tags Key=team,Value=blue")).Json["PermissionSet"]!;
        var set = made["PermissionSetArn"]!.GetValue<string>();
        await aws.FailsAsync($"sso-admin create-permission-set --instance-arn {instance} --name auditor", "ConflictException", "PermissionSet with name auditor already exists.");
        await aws.FailsAsync($"sso-admin create-permission-set --instance-arn {instance} --name Long --session-duration PT13H", "ValidationException", "SessionDuration");
        await aws.DoAsync($"sso-admin update-permission-set --instance-arn {instance} --permission-set-arn {set} --relay-state https://console.example.com/");
        (await aws.CallAsync($"sso-admin describe-permission-set --instance-arn {instance} --permission-set-arn {set}")).Json["PermissionSet"]!["SessionDuration"]!.GetValue<string>().ShouldBe("PT2H");
        (await aws.CallAsync($"sso-admin list-permission-sets --instance-arn {instance}")).Json["PermissionSets"]![0]!.GetValue<string>().ShouldBe(set);
        await aws.DoAsync($"sso-admin attach-managed-policy-to-permission-set --instance-arn {instance} --permission-set-arn {set} --managed-policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess");
        await aws.FailsAsync($"sso-admin attach-managed-policy-to-permission-set --instance-arn {instance} --permission-set-arn {set} --managed-policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess", "ConflictException", "attached to the PermissionSet already");
        (await aws.CallAsync($"sso-admin list-managed-policies-in-permission-set --instance-arn {instance} --permission-set-arn {set}")).Json["AttachedManagedPolicies"]![0]!["Name"]!.GetValue<string>().ShouldBe("IAMReadOnlyAccess");
        await aws.DoAsync($"sso-admin attach-customer-managed-policy-reference-to-permission-set --instance-arn {instance} --permission-set-arn {set} --customer-managed-policy-reference Name=Deploy,Path=/ops/");
        (await aws.CallAsync($"sso-admin list-customer-managed-policy-references-in-permission-set --instance-arn {instance} --permission-set-arn {set}")).Json["CustomerManagedPolicyReferences"]![0]!["Path"]!.GetValue<string>().ShouldBe("/ops/");
        await aws.DoAsync($"sso-admin put-inline-policy-to-permission-set --instance-arn {instance} --permission-set-arn {set} --inline-policy {Reader}");
        (await aws.CallAsync($"sso-admin get-inline-policy-for-permission-set --instance-arn {instance} --permission-set-arn {set}")).Json["InlinePolicy"]!.GetValue<string>().ShouldBe(Reader);
        await aws.DoAsync($"sso-admin put-permissions-boundary-to-permission-set --instance-arn {instance} --permission-set-arn {set} --permissions-boundary ManagedPolicyArn=arn:aws:iam::aws:policy/ReadOnlyAccess");
        (await aws.CallAsync($"sso-admin get-permissions-boundary-for-permission-set --instance-arn {instance} --permission-set-arn {set}")).Json["PermissionsBoundary"]!["ManagedPolicyArn"]!.GetValue<string>().ShouldBe("arn:aws:iam::aws:policy/ReadOnlyAccess");
        await aws.DoAsync($"sso-admin delete-permissions-boundary-from-permission-set --instance-arn {instance} --permission-set-arn {set}");
        await aws.DoAsync($"sso-admin tag-resource --instance-arn {instance} --resource-arn {set} --tags Key=level,Value=2");
        await aws.DoAsync($"sso-admin untag-resource --instance-arn {instance} --resource-arn {set} --tag-keys level");
        return set;
    }

    private static async Task AssignAsync(AwsCli aws, string instance, string set, string account, string user, string group)
    {
        // The account does not have the policy yet, so the request fails and says so.
        var failed = (await aws.CallAsync($"sso-admin create-account-assignment --instance-arn {instance} --permission-set-arn {set} --target-id {account} --target-type AWS_ACCOUNT --principal-type USER --principal-id {user}")).Json["AccountAssignmentCreationStatus"]!;
        failed["Status"]!.GetValue<string>().ShouldBe("FAILED");
        failed["FailureReason"]!.GetValue<string>().ShouldContain("policy/ops/Deploy does not exist");
        await aws.DoAsync($"iam create-policy --policy-name Deploy --path /ops/ --policy-document {Reader}");
        var made = (await aws.CallAsync($"sso-admin create-account-assignment --instance-arn {instance} --permission-set-arn {set} --target-id {account} --target-type AWS_ACCOUNT --principal-type USER --principal-id {user}")).Json["AccountAssignmentCreationStatus"]!;
        made["Status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        (await aws.CallAsync($"sso-admin describe-account-assignment-creation-status --instance-arn {instance} --account-assignment-creation-request-id {made["RequestId"]!.GetValue<string>()}")).Json["AccountAssignmentCreationStatus"]!["PrincipalId"]!.GetValue<string>().ShouldBe(user);
        await aws.DoAsync($"sso-admin create-account-assignment --instance-arn {instance} --permission-set-arn {set} --target-id {account} --target-type AWS_ACCOUNT --principal-type GROUP --principal-id {group}");
        (await aws.CallAsync($"sso-admin list-account-assignment-creation-status --instance-arn {instance} --filter Status=FAILED")).Json["AccountAssignmentsCreationStatus"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"sso-admin list-account-assignments --instance-arn {instance} --permission-set-arn {set} --account-id {account} --page-size 1")).Json["AccountAssignments"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"sso-admin list-account-assignments-for-principal --instance-arn {instance} --principal-type USER --principal-id {user}")).Json["AccountAssignments"]!.AsArray().Count.ShouldBe(2);
        var role = (await aws.CallAsync($"iam list-roles --path-prefix /aws-reserved/")).Json["Roles"]![0]!["RoleName"]!.GetValue<string>();
        role.ShouldStartWith("AWSReservedSSO_Auditor_");
        await aws.FailsAsync($"iam delete-role --role-name {role}", "UnmodifiableEntity", "only modifiable by AWS");
        await aws.DoAsync($"sso-admin detach-customer-managed-policy-reference-from-permission-set --instance-arn {instance} --permission-set-arn {set} --customer-managed-policy-reference Name=Deploy,Path=/ops/");
        await aws.DoAsync($"sso-admin detach-managed-policy-from-permission-set --instance-arn {instance} --permission-set-arn {set} --managed-policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess");
        (await aws.CallAsync($"iam list-attached-role-policies --role-name {role}")).Json["AttachedPolicies"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"sso-admin list-accounts-for-provisioned-permission-set --instance-arn {instance} --permission-set-arn {set} --provisioning-status LATEST_PERMISSION_SET_NOT_PROVISIONED")).Json["AccountIds"]![0]!.GetValue<string>().ShouldBe(account);
        var request = (await aws.CallAsync($"sso-admin provision-permission-set --instance-arn {instance} --permission-set-arn {set} --target-type ALL_PROVISIONED_ACCOUNTS")).Json["PermissionSetProvisioningStatus"]!["RequestId"]!.GetValue<string>();
        (await aws.CallAsync($"sso-admin describe-permission-set-provisioning-status --instance-arn {instance} --provision-permission-set-request-id {request}")).Json["PermissionSetProvisioningStatus"]!["Status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        (await aws.CallAsync($"sso-admin list-permission-set-provisioning-status --instance-arn {instance}")).Json["PermissionSetsProvisioningStatus"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"iam list-attached-role-policies --role-name {role}")).Json["AttachedPolicies"]!.AsArray().ShouldBeEmpty();
        (await aws.CallAsync($"sso-admin list-permission-sets-provisioned-to-account --instance-arn {instance} --account-id {account}")).Json["PermissionSets"]![0]!.GetValue<string>().ShouldBe(set);
        await aws.DoAsync($"sso-admin delete-inline-policy-from-permission-set --instance-arn {instance} --permission-set-arn {set}");
    }

    private static async Task ApplicationAsync(ClientHost host, AwsCli aws, string instance, string user)
    {
        var provider = (await aws.CallAsync($"sso-admin list-application-providers")).Json["ApplicationProviders"]![0]!["ApplicationProviderArn"]!.GetValue<string>();
        await aws.DoAsync($"sso-admin describe-application-provider --application-provider-arn {provider}");
        var app = (await aws.CallAsync($"sso-admin create-application --instance-arn {instance} --application-provider-arn {provider} --name Wiki --portal-options {"""{"SignInOptions":{"Origin":"APPLICATION","ApplicationUrl":"https://wiki.example.com/"},"Visibility":"ENABLED"}"""}")).Json["ApplicationArn"]!.GetValue<string>();
        await aws.DoAsync($"sso-admin update-application --application-arn {app} --description Pages");
        (await aws.CallAsync($"sso-admin describe-application --application-arn {app}")).Json["Description"]!.GetValue<string>().ShouldBe("Pages");
        (await aws.CallAsync($"sso-admin list-applications --instance-arn {instance}")).Json["Applications"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"sso-admin create-application-assignment --application-arn {app} --principal-type USER --principal-id {user}");
        await aws.DoAsync($"sso-admin describe-application-assignment --application-arn {app} --principal-type USER --principal-id {user}");
        (await aws.CallAsync($"sso-admin list-application-assignments --application-arn {app}")).Json["ApplicationAssignments"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"sso-admin list-application-assignments-for-principal --instance-arn {instance} --principal-type USER --principal-id {user}")).Json["ApplicationAssignments"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"sso-admin put-application-assignment-configuration --application-arn {app} --no-assignment-required");
        (await aws.CallAsync($"sso-admin get-application-assignment-configuration --application-arn {app}")).Json["AssignmentRequired"]!.GetValue<bool>().ShouldBeFalse();
        var issuer = (await aws.CallAsync($"sso-admin create-trusted-token-issuer --instance-arn {instance} --name idp --trusted-token-issuer-type OIDC_JWT --trusted-token-issuer-configuration {"""{"OidcJwtConfiguration":{"IssuerUrl":"https://idp.example.com","ClaimAttributePath":"email","IdentityStoreAttributePath":"emails.value","JwksRetrievalOption":"OPEN_ID_DISCOVERY"}}"""}")).Json["TrustedTokenIssuerArn"]!.GetValue<string>();
        await aws.DoAsync($"sso-admin update-trusted-token-issuer --trusted-token-issuer-arn {issuer} --name partner");
        (await aws.CallAsync($"sso-admin describe-trusted-token-issuer --trusted-token-issuer-arn {issuer}")).Json["Name"]!.GetValue<string>().ShouldBe("partner");
        (await aws.CallAsync($"sso-admin list-trusted-token-issuers --instance-arn {instance}")).Json["TrustedTokenIssuers"]!.AsArray().Count.ShouldBe(1);
        host.KeepTime();
        var bearer = $$$"""{"JwtBearer":{"AuthorizedTokenIssuers":[{"TrustedTokenIssuerArn":"{{{issuer}}}","AuthorizedAudiences":["wiki"]}]}}""";
        await aws.DoAsync($"sso-admin put-application-grant --application-arn {app} --grant-type urn:ietf:params:oauth:grant-type:jwt-bearer --grant {bearer}");
        await aws.DoAsync($"sso-admin put-application-grant --application-arn {app} --grant-type refresh_token --grant {"""{"RefreshToken":{}}"""}");
        (await aws.CallAsync($"sso-admin get-application-grant --application-arn {app} --grant-type refresh_token")).Json["Grant"]!["RefreshToken"].ShouldNotBeNull();
        (await aws.CallAsync($"sso-admin list-application-grants --application-arn {app}")).Json["Grants"]!.AsArray().Count.ShouldBe(2);
        await aws.DoAsync($"sso-admin delete-application-grant --application-arn {app} --grant-type refresh_token");
        await aws.DoAsync($"sso-admin put-application-access-scope --application-arn {app} --scope wiki:read");
        await aws.DoAsync($"sso-admin get-application-access-scope --application-arn {app} --scope wiki:read");
        (await aws.CallAsync($"sso-admin list-application-access-scopes --application-arn {app}")).Json["Scopes"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"sso-admin delete-application-access-scope --application-arn {app} --scope wiki:read");
        await aws.DoAsync($"sso-admin put-application-authentication-method --application-arn {app} --authentication-method-type IAM --authentication-method {Actor}");
        (await aws.CallAsync($"sso-admin get-application-authentication-method --application-arn {app} --authentication-method-type IAM")).Json["AuthenticationMethod"]!["Iam"]!["ActorPolicy"]!["Version"]!.GetValue<string>().ShouldBe("2012-10-17");
        (await aws.CallAsync($"sso-admin list-application-authentication-methods --application-arn {app}")).Json["AuthenticationMethods"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"sso-admin delete-application-authentication-method --application-arn {app} --authentication-method-type IAM");
        await aws.DoAsync($"sso-admin put-application-session-configuration --application-arn {app} --user-background-session-application-status ENABLED");
        (await aws.CallAsync($"sso-admin get-application-session-configuration --application-arn {app}")).Json["UserBackgroundSessionApplicationStatus"]!.GetValue<string>().ShouldBe("ENABLED");
        await aws.DoAsync($"sso-admin delete-application-assignment --application-arn {app} --principal-type USER --principal-id {user}");
        await aws.DoAsync($"sso-admin delete-trusted-token-issuer --trusted-token-issuer-arn {issuer}");
        await aws.DoAsync($"sso-admin delete-application --application-arn {app}");
    }

    /// <summary>Who was given one permission set to look at may look at no other.</summary>
    private static async Task DeniedAsync(ClientHost host, AwsCli aws, string instance, string set)
    {
        using var mara = await host.UserAsync(aws, "mara");
        await mara.FailsAsync($"sso-admin list-permission-sets --instance-arn {instance}", "AccessDeniedException", $"is not authorized to perform: sso:ListPermissionSets on resource: {instance}");
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sso:Describe*","Resource":["{{instance}}","{{set}}"]}]}""";
        await aws.DoAsync($"iam put-user-policy --user-name mara --policy-name look --policy-document {policy}");
        await mara.DoAsync($"sso-admin describe-permission-set --instance-arn {instance} --permission-set-arn {set}");
        var other = set[..^4] + "0000";
        await mara.FailsAsync($"sso-admin describe-permission-set --instance-arn {instance} --permission-set-arn {other}", "AccessDeniedException", $"on resource: {other}");
    }

    private static Task<(string User, string Group)> PeopleAsync(ClientHost host) => host.Server.Database.WriteAsync(async session =>
    {
        var directory = (await WorkforceDirectoryStore.FindOfAccountAsync(session, host.Account.Id)).ShouldNotBeNull();
        var now = host.Server.Clock.GetUtcNow();
        var user = new DirectoryUser(
            DirectoryUser.NewId(directory.Id, SecretSource.System), directory.Id, "ines", "Ines", null, false, null, false, new(), true, DirectoryUser.ByHand, false, null, now, "test", now, "test");
        var group = new DirectoryGroup(DirectoryGroup.NewId(directory.Id, SecretSource.System), directory.Id, "Builders", null, DirectoryUser.ByHand, now, "test", now, "test");
        (await DirectoryUserStore.InsertAsync(session, user)).ShouldBeTrue();
        (await DirectoryGroupStore.InsertAsync(session, group)).ShouldBeTrue();
        await DirectoryGroupStore.AddMemberAsync(session, SecretSource.System.Uuid().ToString(), group, user.Id, "test", now);
        return (user.Id, group.Id);
    });
}
