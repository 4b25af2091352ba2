using Gatehouse.Clients.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>
/// One story with the official CLI, from an empty account to people and programs who may do exactly what was given to them. It is one
/// test because each command stands on those before it.
/// </summary>
public sealed class IamStoryTests
{
    private const string Reader = """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["iam:Get*","iam:List*"],"Resource":"*"}]}""";
    private const string ReaderOfUsers = """{"Version":"2012-10-17","Statement":[{"Sid":"Users","Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}""";
    private const string NoDeletes = """{"Version":"2012-10-17","Statement":{"Sid":"Never","Effect":"Deny","Action":"iam:Delete*","Resource":"*"}}""";

    [Fact]
    public async Task From_an_empty_account_to_users_groups_policies_and_roles()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var account = host.Account.Id.Digits;

        await UsersAndGroupsAsync(aws, account);
        var policy = await PoliciesAsync(aws, account);
        await KeysAsync(host, aws, account, policy);
        await AccountAsync(aws, account);
        await TakingAwayAsync(aws, policy);
    }

    [Fact]
    public async Task Roles_are_assumed_by_whom_their_trust_names_and_on_its_conditions()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var account = host.Account.Id.Digits;
        using var alice = await host.UserAsync(aws, "alice");
        var trust = Trust(account, "alice", """{"StringEquals":{"sts:ExternalId":"north"}}""");
        var role = (await aws.CallAsync($"iam create-role --role-name auditor --path /teams/ --assume-role-policy-document {trust} --max-session-duration 7200 --description {"Looks and does not touch"}")).Json["Role"]!;
        var arn = role["Arn"]!.GetValue<string>();
        arn.ShouldBe($"arn:aws:iam::{account}:role/teams/auditor");
        await aws.DoAsync($"iam attach-role-policy --role-name auditor --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess");

        // The condition, the length, and the same answer for a role that is not there.
        await alice.IsDeniedAsync($"sts assume-role --role-arn {arn} --role-session-name one", $"User: arn:aws:iam::{account}:user/alice is not authorized to perform: sts:AssumeRole on resource: {arn}");
        await alice.IsDeniedAsync($"sts assume-role --role-arn {arn}x --role-session-name one --external-id north", $"User: arn:aws:iam::{account}:user/alice is not authorized to perform: sts:AssumeRole on resource: {arn}x");
        await alice.FailsAsync($"sts assume-role --role-arn {arn} --role-session-name one --external-id north --duration-seconds 10000", "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        await aws.FailsAsync($"sts assume-role --role-arn {arn} --role-session-name one", "AccessDenied", "Roles may not be assumed by root accounts.");

        var given = (await alice.CallAsync($"sts assume-role --role-arn {arn} --role-session-name one --external-id north")).Json;
        given["AssumedRoleUser"]!["Arn"]!.GetValue<string>().ShouldBe($"arn:aws:sts::{account}:assumed-role/auditor/one");
        using var session = host.With(given["Credentials"]!);
        (await session.RunAsync("sts", "get-caller-identity")).Json["UserId"]!.GetValue<string>().ShouldBe($"{role["RoleId"]}:one");
        (await session.RunAsync("iam", "list-users")).Json["Users"]!.AsArray().Count.ShouldBe(1);
        await session.IsDeniedAsync($"iam create-user --user-name mallory", $"User: arn:aws:sts::{account}:assumed-role/auditor/one is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::{account}:user/mallory because no identity-based policy allows the iam:CreateUser action");

        // A session policy only ever takes away.
        var narrow = (await alice.CallAsync($"sts assume-role --role-arn {arn} --role-session-name two --external-id north --policy {ReaderOfUsers}")).Json;
        narrow["PackedPolicySize"]!.GetValue<int>().ShouldBeGreaterThan(0);
        using var narrowed = host.With(narrow["Credentials"]!);
        await narrowed.DoAsync($"iam list-users");
        await narrowed.IsDeniedAsync($"iam list-roles", "because no session policy allows the iam:ListRoles action");

        // What the role loses, its sessions lose at once; a role that is gone has none.
        await aws.DoAsync($"iam detach-role-policy --role-name auditor --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess");
        await session.IsDeniedAsync($"iam list-users", "is not authorized to perform: iam:ListUsers");
        await aws.DoAsync($"iam delete-role --role-name auditor");
        await session.FailsAsync($"sts get-caller-identity", "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    private static async Task UsersAndGroupsAsync(AwsCli aws, string account)
    {
        var alice = (await aws.CallAsync($"iam create-user --user-name alice --path /people/ --tags Key=team,Value=blue")).Json["User"]!;
        alice["Arn"]!.GetValue<string>().ShouldBe($"arn:aws:iam::{account}:user/people/alice");
        await aws.FailsAsync($"iam create-user --user-name ALICE", "EntityAlreadyExists", "User with name ALICE already exists.");
        await aws.FailsAsync($"iam create-user --user-name {"no blanks"}", "ValidationError", "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+");
        await aws.FailsAsync($"iam get-user --user-name nobody", "NoSuchEntity", "The user with name nobody cannot be found.");
        await aws.DoAsync($"iam create-user --user-name bob");
        (await aws.CallAsync($"iam list-users --path-prefix /people/")).Json["Users"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"iam list-users --page-size 1")).Json["Users"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"iam get-user --user-name alice")).Json["User"]!["Tags"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"iam tag-user --user-name alice --tags Key=Team,Value=green Key=level,Value=2");
        (await aws.CallAsync($"iam list-user-tags --user-name alice")).Json["Tags"]!.AsArray().Count.ShouldBe(2);
        await aws.DoAsync($"iam untag-user --user-name alice --tag-keys level");
        await aws.DoAsync($"iam update-user --user-name bob --new-user-name robert");
        await aws.DoAsync($"iam create-group --group-name readers");
        await aws.FailsAsync($"iam create-group --group-name Readers", "EntityAlreadyExists", "Group with name Readers already exists.");
        await aws.DoAsync($"iam add-user-to-group --group-name readers --user-name alice");
        (await aws.CallAsync($"iam get-group --group-name readers")).Json["Users"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"iam list-groups-for-user --user-name alice")).Json["Groups"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"iam list-groups")).Json["Groups"]!.AsArray().Count.ShouldBe(1);
        await aws.FailsAsync($"iam delete-group --group-name readers", "DeleteConflict", "Cannot delete entity");
    }

    private static async Task<string> PoliciesAsync(AwsCli aws, string account)
    {
        var arn = (await aws.CallAsync($"iam create-policy --policy-name reader --policy-document {Reader}")).Json["Policy"]!["Arn"]!.GetValue<string>();
        arn.ShouldBe($"arn:aws:iam::{account}:policy/reader");
        await aws.FailsAsync($"iam create-policy --policy-name broken --policy-document {"{,}"}", "MalformedPolicyDocument", "This policy contains invalid Json");
        await aws.DoAsync($"iam attach-group-policy --group-name readers --policy-arn {arn}");
        await aws.FailsAsync($"iam attach-user-policy --user-name alice --policy-arn reader-is-a-name-and-no-arn", "ValidationError", "Invalid ARN:  Could not be parsed!");
        await aws.FailsAsync($"iam attach-user-policy --user-name alice --policy-arn {arn}x", "NoSuchEntity", $"Policy {arn}x does not exist or is not attachable.");
        (await aws.CallAsync($"iam list-entities-for-policy --policy-arn {arn}")).Json["PolicyGroups"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"iam create-policy-version --policy-arn {arn} --policy-document {ReaderOfUsers}");
        (await aws.CallAsync($"iam list-policy-versions --policy-arn {arn}")).Json["Versions"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"iam get-policy-version --policy-arn {arn} --version-id v2")).Json["PolicyVersion"]!["Document"]!["Statement"]![0]!["Sid"]!.GetValue<string>().ShouldBe("Users");
        await aws.FailsAsync($"iam delete-policy-version --policy-arn {arn} --version-id v1", "DeleteConflict", "");
        await aws.DoAsync($"iam put-user-policy --user-name alice --policy-name never --policy-document {NoDeletes}");
        (await aws.CallAsync($"iam list-user-policies --user-name alice")).Json["PolicyNames"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"iam get-user-policy --user-name alice --policy-name never")).Json["PolicyDocument"]!["Statement"]!["Sid"]!.GetValue<string>().ShouldBe("Never");
        (await aws.CallAsync($"iam list-policies --scope AWS")).Json["Policies"]!.AsArray().Count.ShouldBeGreaterThan(8);
        (await aws.CallAsync($"iam get-policy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess")).Json["Policy"]!["PolicyName"]!.GetValue<string>().ShouldBe("AdministratorAccess");
        return arn;
    }

    private static async Task KeysAsync(ClientHost host, AwsCli aws, string account, string policy)
    {
        using var alice = await host.KeyAsync(aws, "alice");
        (await alice.RunAsync("sts", "get-caller-identity")).Json["Arn"]!.GetValue<string>().ShouldBe($"arn:aws:iam::{account}:user/people/alice");
        await alice.DoAsync($"iam list-roles");
        await aws.DoAsync($"iam set-default-policy-version --policy-arn {policy} --version-id v2");
        await alice.DoAsync($"iam list-users");
        await alice.IsDeniedAsync($"iam list-roles", $"User: arn:aws:iam::{account}:user/people/alice is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::{account}:role/ because no identity-based policy allows the iam:ListRoles action");
        await alice.IsDeniedAsync($"iam delete-user --user-name robert", $"is not authorized to perform: iam:DeleteUser on resource: arn:aws:iam::{account}:user/robert with an explicit deny in an identity-based policy");

        (await aws.CallAsync($"iam list-access-keys --user-name alice")).Json["AccessKeyMetadata"]!.AsArray().Count.ShouldBe(1);
        await aws.DoAsync($"iam create-access-key --user-name alice");
        await aws.FailsAsync($"iam create-access-key --user-name alice", "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
        await aws.DoAsync($"iam update-access-key --user-name alice --access-key-id {alice.AccessKeyId} --status Inactive");
        await alice.FailsAsync($"sts get-caller-identity", "InvalidClientTokenId", "The security token included in the request is invalid.");
        await aws.DoAsync($"iam update-access-key --user-name alice --access-key-id {alice.AccessKeyId} --status Active");
        (await aws.CallAsync($"iam get-access-key-last-used --access-key-id {alice.AccessKeyId}")).Json["UserName"]!.GetValue<string>().ShouldBe("alice");
        (await aws.CallAsync($"sts get-access-key-info --access-key-id {alice.AccessKeyId}")).Json["Account"]!.GetValue<string>().ShouldBe(account);

        using var wrong = host.Cli().As(alice.AccessKeyId, "not-the-secret-of-this-key-0123456789abc");
        await wrong.FailsAsync($"sts get-caller-identity", "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.");

        using var session = host.With((await alice.CallAsync($"sts get-session-token --duration-seconds 900")).Json["Credentials"]!);
        await session.DoAsync($"sts get-caller-identity");
        await session.IsDeniedAsync($"iam list-users", "is not authorized to perform: iam:ListUsers");
        await session.FailsAsync($"sts get-session-token", "AccessDenied", "");
    }

    private static async Task AccountAsync(AwsCli aws, string account)
    {
        await aws.DoAsync($"iam create-account-alias --account-alias north-star");
        (await aws.CallAsync($"iam list-account-aliases")).Json["AccountAliases"]![0]!.GetValue<string>().ShouldBe("north-star");
        await aws.FailsAsync($"iam get-account-password-policy", "NoSuchEntity", "");
        await aws.DoAsync($"iam update-account-password-policy --minimum-password-length 14 --require-symbols");
        (await aws.CallAsync($"iam get-account-password-policy")).Json["PasswordPolicy"]!["MinimumPasswordLength"]!.GetValue<int>().ShouldBe(14);
        await aws.FailsAsync($"iam create-login-profile --user-name alice --password short", "PasswordPolicyViolation", "");
        await aws.DoAsync($"iam create-login-profile --user-name alice --password {"Fourteen!characters9"} --password-reset-required");
        await aws.FailsAsync($"iam create-login-profile --user-name alice --password {"Fourteen!characters9"}", "EntityAlreadyExists", "");
        (await aws.CallAsync($"iam get-login-profile --user-name alice")).Json["LoginProfile"]!["PasswordResetRequired"]!.GetValue<bool>().ShouldBeTrue();
        (await aws.CallAsync($"iam get-account-summary")).Json["SummaryMap"]!["Users"]!.GetValue<int>().ShouldBe(2);
        await aws.DoAsync($"iam generate-credential-report");
        (await aws.CallAsync($"iam get-credential-report")).Json["ReportFormat"]!.GetValue<string>().ShouldBe("text/csv");
        (await aws.CallAsync($"iam get-account-authorization-details")).Json["UserDetailList"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"account get-account-information")).Json["AccountId"]!.GetValue<string>().ShouldBe(account);
    }

    private static async Task TakingAwayAsync(AwsCli aws, string policy)
    {
        await aws.FailsAsync($"iam delete-user --user-name alice", "DeleteConflict", "Cannot delete entity");
        foreach (var key in (await aws.CallAsync($"iam list-access-keys --user-name alice")).Json["AccessKeyMetadata"]!.AsArray())
        {
            await aws.DoAsync($"iam delete-access-key --user-name alice --access-key-id {key!["AccessKeyId"]!.GetValue<string>()}");
        }

        await aws.DoAsync($"iam delete-login-profile --user-name alice");
        await aws.DoAsync($"iam delete-user-policy --user-name alice --policy-name never");
        await aws.DoAsync($"iam remove-user-from-group --group-name readers --user-name alice");
        await aws.DoAsync($"iam delete-user --user-name alice");
        await aws.DoAsync($"iam detach-group-policy --group-name readers --policy-arn {policy}");
        await aws.DoAsync($"iam delete-group --group-name readers");
        await aws.FailsAsync($"iam delete-policy --policy-arn {policy}", "DeleteConflict", "");
        await aws.DoAsync($"iam delete-policy-version --policy-arn {policy} --version-id v1");
        await aws.DoAsync($"iam delete-policy --policy-arn {policy}");
        await aws.FailsAsync($"iam get-policy --policy-arn {policy}", "NoSuchEntity", "");
        await aws.DoAsync($"iam delete-account-password-policy");
        await aws.DoAsync($"iam delete-account-alias --account-alias north-star");
    }

    private static string Trust(string account, string user, string condition) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{account}}}:user/{{{user}}}"},"Action":"sts:AssumeRole","Condition":{{{condition}}} }}""";
}
