using System.Text.Json.Nodes;
using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Server.People.Directory;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>One story with the official CLI: a directory filled, changed, asked and emptied.</summary>
public sealed class IdentityStoreStoryTests
{
    [Fact]
    public async Task People_groups_and_memberships_from_an_empty_store_to_an_empty_store()
    {
        await using var host = await ClientHost.StartAsync();
        using var aws = host.Cli();
        var directory = (await host.Server.Database.WriteAsync(
            session => host.Server.Get<OpenDirectory>().RunAsync(session, host.Account.Id, "Granite Works", new()))).ShouldNotBeNull();
        var store = directory.Id;

        var nora = await UsersAsync(aws, store);
        var staff = await GroupsAsync(aws, store, nora);
        await PoliciesAsync(host, aws, store, nora, staff);
        await TakingAwayAsync(aws, store, nora, staff);
    }

    private static async Task<string> UsersAsync(AwsCli aws, string store)
    {
        var made = (await aws.CallAsync(
            $"identitystore create-user --identity-store-id {store} --user-name nora --name {"GivenName=Nora,FamilyName=Example"} --display-name {"Nora Example"} --emails {"Value=nora@example.com,Type=work,Primary=true"} --addresses {"Locality=Bonn,Country=DE,Type=home"} --phone-numbers {"Value=+49228,Type=work"} --title Clerk --locale de-DE --timezone Europe/Berlin --nick-name Nono")).Json;
        made["IdentityStoreId"]!.GetValue<string>().ShouldBe(store);
        var nora = made["UserId"]!.GetValue<string>();
        await aws.DoAsync($"identitystore create-user --identity-store-id {store} --user-name omar --name {"GivenName=Omar,FamilyName=Example"} --display-name {"Omar Example"} --extensions {"""{"aws:identitystore:enterprise":{"department":"Sales","manager":{"value":"boss"}}}"""}");
        await aws.DoAsync($"identitystore create-user --identity-store-id {store} --user-name petra@example.com --name {"GivenName=Petra,FamilyName=Example"} --display-name {"Petra Example"}");

        await aws.FailsAsync($"identitystore create-user --identity-store-id {store} --user-name NORA --name {"GivenName=N,FamilyName=E"} --display-name N", "ConflictException", "Duplicate");
        await aws.FailsAsync($"identitystore create-user --identity-store-id {store} --user-name nora2 --name {"GivenName=N,FamilyName=E"}", "ValidationException", "displayName");
        await aws.FailsAsync($"identitystore create-user --identity-store-id {store} --user-name Administrator --name {"GivenName=N,FamilyName=E"} --display-name N", "ValidationException", "reserved");
        await aws.FailsAsync($"identitystore list-users --identity-store-id d-0000000000", "ResourceNotFoundException", "IDENTITY_STORE not found");

        var user = (await aws.CallAsync($"identitystore describe-user --identity-store-id {store} --user-id {nora}")).Json;
        user["UserName"]!.GetValue<string>().ShouldBe("nora");
        user["Emails"]![0]!["Primary"]!.GetValue<bool>().ShouldBeTrue();
        user["UserStatus"]!.GetValue<string>().ShouldBe("ENABLED");
        user["CreatedAt"].ShouldNotBeNull();

        await aws.DoAsync($"identitystore update-user --identity-store-id {store} --user-id {nora} --operations {"""[{"AttributePath":"title","AttributeValue":"Boss"},{"AttributePath":"name.middleName","AttributeValue":"Q"},{"AttributePath":"emails","AttributeValue":[{"value":"n@example.com","type":"work","primary":true}]}]"""}");
        await aws.DoAsync($"identitystore update-user --identity-store-id {store} --user-id {nora} --operations {"""[{"AttributePath":"nickName"},{"AttributePath":"aws:identitystore:enterprise.department","AttributeValue":"Board"}]"""}");
        await aws.FailsAsync($"identitystore update-user --identity-store-id {store} --user-id {nora} --operations {"""[{"AttributePath":"userName","AttributeValue":"omar"}]"""}", "ConflictException", "Duplicate");
        await aws.FailsAsync($"identitystore update-user --identity-store-id {store} --user-id {nora} --operations {"""[{"AttributePath":"shoeSize","AttributeValue":"44"}]"""}", "ValidationException", "shoeSize");
        user = (await aws.CallAsync($"identitystore describe-user --identity-store-id {store} --user-id {nora} --extensions aws:identitystore:enterprise")).Json;
        (user["Title"]!.GetValue<string>(), user["Name"]!["MiddleName"]!.GetValue<string>(), user["NickName"]).ShouldBe(("Boss", "Q", null));
        user["Extensions"]!["aws:identitystore:enterprise"]!["department"]!.GetValue<string>().ShouldBe("Board");

        // The CLI pages by itself, two at a time.
        (await aws.CallAsync($"identitystore list-users --identity-store-id {store} --page-size 2")).Json["Users"]!.AsArray().Count.ShouldBe(3);
        (await aws.CallAsync($"identitystore list-users --identity-store-id {store} --max-items 1")).Json["NextToken"].ShouldNotBeNull();
        (await aws.CallAsync($"identitystore list-users --identity-store-id {store} --filters {"AttributePath=UserName,AttributeValue=omar"}")).Json["Users"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"identitystore list-users --identity-store-id {store} --filters {"AttributePath=UserName,AttributeValue=nobody"}")).Json["Users"]!.AsArray().Count.ShouldBe(0);
        (await UserIdAsync(aws, store, "userName", "Nora")).ShouldBe(nora);
        (await UserIdAsync(aws, store, "emails.value", "N@example.com")).ShouldBe(nora);
        await aws.FailsAsync($"identitystore get-user-id --identity-store-id {store} --alternate-identifier {Named("userName", "nobody")}", "ResourceNotFoundException", "USER not found");
        return nora;
    }

    private static async Task<string> GroupsAsync(AwsCli aws, string store, string nora)
    {
        var staff = (await aws.CallAsync($"identitystore create-group --identity-store-id {store} --display-name Staff --description {"All of us"}")).Json["GroupId"]!.GetValue<string>();
        var board = (await aws.CallAsync($"identitystore create-group --identity-store-id {store} --display-name Board")).Json["GroupId"]!.GetValue<string>();
        await aws.FailsAsync($"identitystore create-group --identity-store-id {store} --display-name staff", "ConflictException", "Duplicate");
        await aws.DoAsync($"identitystore update-group --identity-store-id {store} --group-id {staff} --operations {"""[{"AttributePath":"displayName","AttributeValue":"All staff"},{"AttributePath":"description"}]"""}");
        var group = (await aws.CallAsync($"identitystore describe-group --identity-store-id {store} --group-id {staff}")).Json;
        (group["DisplayName"]!.GetValue<string>(), group["Description"]).ShouldBe(("All staff", null));
        (await aws.CallAsync($"identitystore list-groups --identity-store-id {store}")).Json["Groups"]!.AsArray().Count.ShouldBe(2);
        (await aws.CallAsync($"identitystore get-group-id --identity-store-id {store} --alternate-identifier {Named("displayName", "all staff")}")).Json["GroupId"]!.GetValue<string>().ShouldBe(staff);

        var membership = (await aws.CallAsync($"identitystore create-group-membership --identity-store-id {store} --group-id {staff} --member-id UserId={nora}")).Json["MembershipId"]!.GetValue<string>();
        await aws.FailsAsync($"identitystore create-group-membership --identity-store-id {store} --group-id {staff} --member-id UserId={nora}", "ConflictException", "Duplicate");
        (await aws.CallAsync($"identitystore describe-group-membership --identity-store-id {store} --membership-id {membership}")).Json["MemberId"]!["UserId"]!.GetValue<string>().ShouldBe(nora);
        (await aws.CallAsync($"identitystore get-group-membership-id --identity-store-id {store} --group-id {staff} --member-id UserId={nora}")).Json["MembershipId"]!.GetValue<string>().ShouldBe(membership);
        (await aws.CallAsync($"identitystore list-group-memberships --identity-store-id {store} --group-id {staff}")).Json["GroupMemberships"]!.AsArray().Count.ShouldBe(1);
        (await aws.CallAsync($"identitystore list-group-memberships-for-member --identity-store-id {store} --member-id UserId={nora}")).Json["GroupMemberships"]!.AsArray().Count.ShouldBe(1);
        var results = (await aws.CallAsync($"identitystore is-member-in-groups --identity-store-id {store} --member-id UserId={nora} --group-ids {staff} {board}")).Json["Results"]!.AsArray();
        results.Select(static each => each!["MembershipExists"]!.GetValue<bool>()).ShouldBe([true, false]);
        await aws.DoAsync($"identitystore delete-group-membership --identity-store-id {store} --membership-id {membership}");
        await aws.FailsAsync($"identitystore describe-group-membership --identity-store-id {store} --membership-id {membership}", "ResourceNotFoundException", "GROUP_MEMBERSHIP not found");
        return staff;
    }

    private static async Task PoliciesAsync(ClientHost host, AwsCli aws, string store, string nora, string staff)
    {
        using var alice = await host.UserAsync(aws, "alice");
        await alice.FailsAsync($"identitystore list-users --identity-store-id {store}", "AccessDeniedException", "identitystore:ListUsers");
        var reader = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "identitystore:DescribeUser",
                ["Resource"] = new JsonArray($"arn:aws:identitystore::{host.Account.Id.Digits}:identitystore/{store}", $"arn:aws:identitystore:::user/{nora}"),
            }),
        }.ToJsonString();
        await aws.DoAsync($"iam put-user-policy --user-name alice --policy-name reader --policy-document {reader}");
        await alice.DoAsync($"identitystore describe-user --identity-store-id {store} --user-id {nora}");
        await alice.FailsAsync($"identitystore describe-group --identity-store-id {store} --group-id {staff}", "AccessDeniedException", "identitystore:DescribeGroup");
        var omar = await UserIdAsync(aws, store, "userName", "omar");
        await alice.FailsAsync($"identitystore describe-user --identity-store-id {store} --user-id {omar}", "AccessDeniedException", $"arn:aws:identitystore:::user/{omar}");
    }

    private static async Task TakingAwayAsync(AwsCli aws, string store, string nora, string staff)
    {
        await aws.DoAsync($"identitystore delete-user --identity-store-id {store} --user-id {nora}");
        await aws.FailsAsync($"identitystore describe-user --identity-store-id {store} --user-id {nora}", "ResourceNotFoundException", "USER not found");
        await aws.FailsAsync($"identitystore delete-user --identity-store-id {store} --user-id {nora}", "ResourceNotFoundException", "USER not found");
        await aws.DoAsync($"identitystore delete-group --identity-store-id {store} --group-id {staff}");
        await aws.FailsAsync($"identitystore describe-group --identity-store-id {store} --group-id {staff}", "ResourceNotFoundException", "GROUP not found");
        (await aws.CallAsync($"identitystore list-users --identity-store-id {store}")).Json["Users"]!.AsArray().Count.ShouldBe(2);
    }

    private static string Named(string path, string value) => $$$"""{"UniqueAttribute":{"AttributePath":"{{{path}}}","AttributeValue":"{{{value}}}"}}""";

    private static async Task<string> UserIdAsync(AwsCli aws, string store, string path, string value) =>
        (await aws.CallAsync($"identitystore get-user-id --identity-store-id {store} --alternate-identifier {Named(path, value)}")).Json["UserId"]!.GetValue<string>();
}
