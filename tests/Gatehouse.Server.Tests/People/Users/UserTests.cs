using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users;

public sealed class UserTests
{
    [Fact]
    public async Task CreateUser_answers_exactly_path_name_id_arn_and_date()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        user.Path.ShouldBe("/");
        user.UserName.ShouldBe("alice");
        user.UserId.ShouldMatch("^AIDA[A-Z2-7]{17}$");
        user.Arn.ShouldBe($"arn:aws:iam::{iam.Id}:user/alice");
        user.CreateDate.ShouldBe(iam.Host.Clock.GetUtcNow());
        (user.PasswordLastUsed, user.PermissionsBoundary, user.Tags).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task GetUser_of_a_user_who_never_signed_in_has_no_PasswordLastUsed_and_no_Tags()
    {
        await using var iam = await Iam.StartAsync();
        var made = await iam.UserAsync("alice", "/teams/core/");
        var found = (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "ALICE" })).ShouldBeDone().User;
        found.ShouldBe(made);
        found.Arn.ShouldEndWith(":user/teams/core/alice");
    }

    [Fact]
    public async Task GetUser_without_a_name_is_the_root_user_for_the_root_user()
    {
        await using var iam = await Iam.StartAsync();
        var root = (await iam.RunAsync(iam.Get<GetUser>(), new())).ShouldBeDone().User;
        (root.UserId, root.Arn, root.UserName, root.Path).ShouldBe((iam.Id, $"arn:aws:iam::{iam.Id}:root", null, null));
    }

    [Fact]
    public async Task GetUser_without_a_name_called_with_a_users_key_gives_that_user()
    {
        await using var iam = await Iam.StartAsync();
        var made = await iam.UserAsync();
        (await iam.RunAsync(iam.Get<PutUserPolicy>(), new()
        {
            UserName = "alice",
            PolicyName = "look",
            PolicyDocument = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::*:user/alice"}}""",
        })).ShouldBeDone();
        var alice = await iam.CallerAsync("alice");
        (await iam.RunAsync(iam.Get<GetUser>(), new(), alice)).ShouldBeDone().User.ShouldBe(made);
        await iam.UserAsync("bob");
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "bob" }, alice)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeRefused("DeleteConflict").PublicText.ShouldBe("Cannot delete entity, must delete policies first.");
    }

    [Fact]
    public async Task GetUser_without_a_name_called_with_role_credentials_asks_for_a_name()
    {
        await using var iam = await Iam.StartAsync();
        var role = new Caller("AssumedRole", "role:AROA", iam.Id, $"arn:aws:sts::{iam.Id}:assumed-role/r/s", null, TestAccounts.Origin);
        (await iam.Host.Database.ReadAsync(session => iam.Get<GetUser>().HandleAsync(new(), role, session))).ShouldBeRefused("ValidationError")
            .PublicText.ShouldBe("Must specify userName when calling with non-User credentials");
    }

    [Fact]
    public async Task An_unknown_user_is_named_in_the_answer()
    {
        await using var iam = await Iam.StartAsync();
        const string Text = "The user with name nobody cannot be found.";
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
        (await iam.RunAsync(iam.Get<UpdateUser>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "nobody", Tags = [] })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<UntagUser>(), new() { UserName = "nobody", TagKeys = [] })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<ListUserTags>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        string[] names = ["bob", "Bob", "BOB", "bOb", "boB", "BOb"];
        var outcomes = await Task.WhenAll(names.Select(name => Task.Run(() => iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = name }))));
        outcomes.Count(static each => each is Outcome<CreateUserReply>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<CreateUserReply>.Refused>().ShouldAllBe(static each => each.Refusal.Code == "EntityAlreadyExists");
    }

    [Fact]
    public async Task The_same_name_in_two_accounts_is_two_users()
    {
        await using var iam = await Iam.StartAsync();
        var other = await iam.OtherAccountAsync();
        (await iam.UserAsync()).UserId.ShouldNotBe((await other.UserAsync()).UserId);
        (await other.RunAsync(other.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeDone();
    }

    [Fact]
    public async Task A_renamed_user_keeps_no_trace_of_the_old_name_in_its_arn()
    {
        await using var iam = await Iam.StartAsync();
        var before = await iam.UserAsync();
        (await iam.RunAsync(iam.Get<UpdateUser>(), new() { UserName = "alice", NewUserName = "Carol", NewPath = "/moved/" })).ShouldBeDone();
        var after = (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "carol" })).ShouldBeDone().User;
        after.UserId.ShouldBe(before.UserId);
        (after.UserName, after.Arn).ShouldBe(("Carol", $"arn:aws:iam::{iam.Id}:user/moved/Carol"));
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task A_user_may_change_the_case_of_its_name_but_not_take_another_users()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.UserAsync("bob");
        (await iam.RunAsync(iam.Get<UpdateUser>(), new() { UserName = "alice", NewUserName = "ALICE" })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<UpdateUser>(), new() { UserName = "alice", NewUserName = "BOB" })).ShouldBeRefused("EntityAlreadyExists")
            .PublicText.ShouldBe("User with name BOB already exists.");
    }

    [Fact]
    public async Task Who_renames_must_be_allowed_both_the_old_and_the_new_name()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var checks = await iam.Host.Database.ReadAsync(async session =>
            await iam.Get<UpdateUser>().FindChecksAsync(new() { UserName = "alice", NewUserName = "root-admin", NewPath = "/admins/" }, iam.Root, session));
        checks.Select(static check => check.Resource).ShouldBe([$"arn:aws:iam::{iam.Id}:user/alice", $"arn:aws:iam::{iam.Id}:user/admins/root-admin"]);
        checks.ShouldAllBe(static check => check.Action == "iam:UpdateUser");
    }

    [Fact]
    public async Task Who_gives_tags_while_creating_must_be_allowed_to_tag()
    {
        await using var iam = await Iam.StartAsync();
        var checks = await iam.Host.Database.ReadAsync(async session =>
            await iam.Get<CreateUser>().FindChecksAsync(new() { UserName = "alice", Tags = [new() { Key = "team", Value = "red" }] }, iam.Root, session));
        checks.Select(static check => check.Action).ShouldBe(["iam:CreateUser", "iam:TagUser"]);
        checks.ShouldAllBe(static check => check.Conditions["aws:RequestTag/team"][0] == "red" && check.Conditions["aws:TagKeys"][0] == "team");
    }

    [Fact]
    public async Task Lists_are_in_the_order_of_names_and_page_without_gap_or_doubling()
    {
        await using var iam = await Iam.StartAsync();
        foreach (var name in new[] { "delta", "Alpha", "charlie", "Bravo", "echo" })
        {
            await iam.UserAsync(name);
        }

        var seen = new List<string>();
        string? marker = null;
        do
        {
            var page = (await iam.RunAsync(iam.Get<ListUsers>(), new() { Marker = marker, MaxItems = 2 })).ShouldBeDone();
            page.IsTruncated.ShouldBe(page.Marker is not null);
            page.Users.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Users.Select(static user => user.UserName!));
            marker = page.Marker;
        }
        while (marker is not null);
        seen.ShouldBe(["Alpha", "Bravo", "charlie", "delta", "echo"]);
        (await iam.RunAsync(iam.Get<ListUsers>(), new() { Marker = "not a marker" })).ShouldBeRefused("ValidationError");
    }

    [Fact]
    public async Task A_path_prefix_is_compared_as_it_is_written()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync("a", "/myPath/");
        await iam.UserAsync("b", "/mypath/");
        await iam.UserAsync("c", "/my_ath/");
        (await NamesAsync(iam, "/my")).ShouldBe("a,b,c");
        (await NamesAsync(iam, "/myP")).ShouldBe("a");
        (await NamesAsync(iam, "/my_")).ShouldBe("c");
    }

    [Fact]
    public async Task The_5001st_user_is_one_too_many_and_5000_are_listed_page_by_page()
    {
        await using var iam = await Iam.StartAsync();
        await iam.Host.Database.WriteAsync(async session =>
        {
            for (var each = 0; each < 4999; each++)
            {
                (await IamUserStore.InsertAsync(session, new($"AIDA{each:D17}", iam.Account.Id, $"user-{each:D4}", "/", null, iam.Host.Clock.GetUtcNow(), null))).ShouldBeTrue();
            }
        });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(each => Task.Run(() => iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = $"late-{each}" }))));
        outcomes.Count(static each => each is Outcome<CreateUserReply>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<CreateUserReply>.Refused>().ShouldAllBe(static each =>
            each.Refusal.Code == "LimitExceeded" && each.Refusal.PublicText == "Cannot exceed quota for UsersPerAccount: 5000");

        var count = 0;
        string? marker = null;
        do
        {
            var page = (await iam.RunAsync(iam.Get<ListUsers>(), new() { Marker = marker, MaxItems = 1000 })).ShouldBeDone();
            count += page.Users.Count;
            marker = page.Marker;
        }
        while (marker is not null);
        count.ShouldBe(5000);
    }

    [Fact]
    public async Task Tags_replace_each_other_whatever_their_case_and_fifty_are_the_most()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = [new() { Key = "Team", Value = "red" }] })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = [new() { Key = "team", Value = "blue" }, new() { Key = "cost", Value = "" }] })).ShouldBeDone();
        (await TagsAsync(iam)).ShouldBe("cost=,team=blue");
        (await iam.RunAsync(iam.Get<UntagUser>(), new() { UserName = "alice", TagKeys = ["TEAM", "unknown"] })).ShouldBeDone();
        (await TagsAsync(iam)).ShouldBe("cost=");

        var many = Enumerable.Range(0, 50).Select(static each => new Tag { Key = $"k{each}", Value = "v" }).ToList();
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = many })).ShouldBeRefused("LimitExceeded");
        (await TagsAsync(iam)).ShouldBe("cost=");
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = [new() { Key = "a", Value = "" }, new() { Key = "A", Value = "" }] })).ShouldBeRefused("InvalidInput");
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "b", Tags = [new() { Key = "a", Value = "" }, new() { Key = "A", Value = "" }] })).ShouldBeRefused("InvalidInput");
    }

    [Fact]
    public async Task Tags_are_listed_page_by_page_and_shown_by_GetUser_but_not_by_lists()
    {
        await using var iam = await Iam.StartAsync();
        var made = (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "alice", Tags = [.. "cab".Select(static each => new Tag { Key = $"{each}", Value = "v" })] })).ShouldBeDone().User;
        made.Tags!.Count.ShouldBe(3);
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeDone().User.Tags!.Count.ShouldBe(3);
        (await iam.RunAsync(iam.Get<ListUsers>(), new())).ShouldBeDone().Users[0].Tags.ShouldBeNull();
        var page = (await iam.RunAsync(iam.Get<ListUserTags>(), new() { UserName = "alice", MaxItems = 2 })).ShouldBeDone();
        page.Tags.Select(static tag => tag.Key).ShouldBe(["a", "b"]);
        var last = (await iam.RunAsync(iam.Get<ListUserTags>(), new() { UserName = "alice", MaxItems = 2, Marker = page.Marker })).ShouldBeDone();
        last.Tags.Select(static tag => tag.Key).ShouldBe(["c"]);
        (last.IsTruncated, last.Marker).ShouldBe((false, null));
    }

    [Fact]
    public async Task A_boundary_that_is_no_policy_bounds_nobody()
    {
        await using var iam = await Iam.StartAsync();
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "alice", PermissionsBoundary = $"arn:aws:iam::{iam.Id}:policy/none" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task A_boundary_is_shown_with_the_type_Policy()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        await iam.Host.Database.WriteAsync(session => IamUserStore.SetBoundaryAsync(session, user.UserId, "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeDone().User.PermissionsBoundary
            .ShouldBe(new BoundaryView("Policy", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        await iam.Host.Database.WriteAsync(session => IamUserStore.SetBoundaryAsync(session, user.UserId, null));
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeDone().User.PermissionsBoundary.ShouldBeNull();
    }

    [Fact]
    public async Task A_user_without_policies_can_do_nothing()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var alice = await iam.CallerAsync("alice");
        (await iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = "mallory" }, alice)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<GetUser>(), new(), alice)).ShouldBeRefused("AccessDenied");
        (await iam.RunAsync(iam.Get<ListUsers>(), new(), alice)).ShouldBeRefused("AccessDenied");
    }

    [Fact]
    public async Task The_record_shows_the_request_in_camel_case()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync("alice", "/x/");
        var record = (await iam.Host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT record FROM audit_events"))).ShouldHaveSingleItem();
        record.ShouldContain("\"requestParameters\":{\"path\":\"/x/\",\"userName\":\"alice\"}");
    }

    private static async Task<string> NamesAsync(Iam iam, string prefix) =>
        string.Join(',', (await iam.RunAsync(iam.Get<ListUsers>(), new() { PathPrefix = prefix })).ShouldBeDone().Users.Select(static user => user.UserName));

    private static async Task<string> TagsAsync(Iam iam) =>
        string.Join(',', (await iam.RunAsync(iam.Get<ListUserTags>(), new() { UserName = "alice" })).ShouldBeDone().Tags.Select(static tag => $"{tag.Key}={tag.Value}"));
}
