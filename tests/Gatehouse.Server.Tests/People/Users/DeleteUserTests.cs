using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users;

public sealed class DeleteUserTests
{
    [Fact]
    public async Task What_is_left_decides_what_the_refusal_says()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.GroupAsync();
        (await iam.JoinAsync("alice", "Builders")).ShouldBeDone();
        await iam.ProfileAsync();
        var key = await iam.KeyAsync();
        (await RefusalAsync(iam)).ShouldBe("Cannot delete entity, must delete access keys first.");
        (await iam.RunAsync(iam.Get<DeleteAccessKey>(), new() { UserName = "alice", AccessKeyId = key.AccessKeyId })).ShouldBeDone();
        (await RefusalAsync(iam)).ShouldBe("Cannot delete entity, must delete login profile first.");
        (await iam.RunAsync(iam.Get<DeleteLoginProfile>(), new() { UserName = "alice" })).ShouldBeDone();
        (await RefusalAsync(iam)).ShouldBe("Cannot delete entity, must remove users from group first.");
        (await iam.RunAsync(iam.Get<RemoveUserFromGroup>(), new() { UserName = "alice", GroupName = "Builders" })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetUser>(), new() { UserName = "alice" })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task Who_comes_later_under_the_same_name_inherits_nothing()
    {
        await using var iam = await Iam.StartAsync();
        var first = await iam.UserAsync();
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = [new() { Key = "team", Value = "red" }] })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeDone();
        var second = await iam.UserAsync();
        second.UserId.ShouldNotBe(first.UserId);
        (await iam.RunAsync(iam.Get<ListUserTags>(), new() { UserName = "alice" })).ShouldBeDone().Tags.ShouldBeEmpty();
        (await iam.Host.Database.ReadAsync(session => TagStore.FindAllAsync(session, first.UserId))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_session_and_the_password_go_with_the_user()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        await iam.ProfileAsync();
        var owner = IamUser.OwnerOf(user.UserId);
        await iam.Host.Database.WriteAsync(session => session.ExecuteAsync(
            """
            INSERT INTO sessions (token_hash, id, kind, owner, account_id, proofs, signed_in_at, last_seen_at, expires_at, idle_milliseconds, browser_hash, browser, address)
            VALUES ('t', 's', 'IAMUser', @owner, @account, 'password', 0, 0, 99999999999999, 1000, 'b', 'b', 'a')
            """,
            new { owner = owner.ToString(), account = iam.Id }));
        (await iam.RunAsync(iam.Get<DeleteLoginProfile>(), new() { UserName = "alice" })).ShouldBeDone();
        (await iam.Host.Database.ReadAsync(session => session.GetAsync<long>("SELECT COUNT(*) FROM sessions"))).ShouldBe(0);
        (await iam.Host.Database.ReadAsync(session => PasswordStore.FindLastAsync(session, owner, 9))).ShouldBeEmpty();
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "alice" })).ShouldBeRefused("NoSuchEntity");
    }

    private static async Task<string> RefusalAsync(Iam iam) =>
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeRefused("DeleteConflict").PublicText;
}
