using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.AccessKeys;

public sealed class AccessKeyTests
{
    [Fact]
    public async Task A_key_signs_for_its_user_and_its_secret_is_shown_once()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        var key = await iam.KeyAsync();
        (key.UserName, key.Status, key.SecretAccessKey.Length, key.CreateDate).ShouldBe(("alice", "Active", 40, iam.Host.Clock.GetUtcNow()));
        key.AccessKeyId.ShouldMatch("^AKIA[A-Z2-7]{16}$");
        var live = (await iam.Get<SigningKeys>().FindAsync(key.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Live>();
        (live.Secret, live.Caller.Arn).ShouldBe((key.SecretAccessKey, user.Arn));
        var rows = await iam.Host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT sealed_secret FROM access_keys UNION ALL SELECT record FROM audit_events"));
        rows.ShouldAllBe(row => !row.Contains(key.SecretAccessKey));
    }

    [Fact]
    public async Task ListAccessKeys_entries_are_exactly_name_id_status_and_date()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var key = await iam.KeyAsync();
        var list = (await iam.RunAsync(iam.Get<ListAccessKeys>(), new() { UserName = "ALICE" })).ShouldBeDone();
        list.AccessKeyMetadata.ShouldBe([new AccessKeyView("alice", key.AccessKeyId, "Active", key.CreateDate)]);
        (list.IsTruncated, list.Marker).ShouldBe((false, null));
        typeof(AccessKeyView).GetProperties().Select(static each => each.Name).ShouldBe(["UserName", "AccessKeyId", "Status", "CreateDate"]);
    }

    [Fact]
    public async Task A_third_key_is_one_too_many_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        foreach (var owner in new[] { "alice", null })
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => iam.RunAsync(iam.Get<CreateAccessKey>(), new() { UserName = owner }))));
            outcomes.Count(static each => each is Outcome<CreateAccessKeyReply>.Done).ShouldBe(2);
            outcomes.OfType<Outcome<CreateAccessKeyReply>.Refused>().ShouldAllBe(static each =>
                each.Refusal.Code == "LimitExceeded" && each.Refusal.PublicText == "Cannot exceed quota for AccessKeysPerUser: 2");
        }
    }

    [Fact]
    public async Task Without_a_name_the_root_users_own_keys_are_meant()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.KeyAsync();
        var key = await iam.KeyAsync(null);
        key.UserName.ShouldBeNull();
        (await iam.Get<SigningKeys>().FindAsync(key.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Live>().Caller.Arn.ShouldBe($"arn:aws:iam::{iam.Id}:root");
        (await iam.RunAsync(iam.Get<ListAccessKeys>(), new())).ShouldBeDone().AccessKeyMetadata.ShouldHaveSingleItem().AccessKeyId.ShouldBe(key.AccessKeyId);
        (await iam.RunAsync(iam.Get<UpdateAccessKey>(), new() { AccessKeyId = key.AccessKeyId, Status = "Inactive" })).ShouldBeDone();
        (await iam.Get<SigningKeys>().FindAsync(key.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Unknown>();
        (await iam.RunAsync(iam.Get<DeleteAccessKey>(), new() { AccessKeyId = key.AccessKeyId })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<ListAccessKeys>(), new())).ShouldBeDone().AccessKeyMetadata.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_inactive_or_deleted_key_signs_nothing_from_that_moment()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var key = await iam.KeyAsync();
        (await iam.RunAsync(iam.Get<UpdateAccessKey>(), new() { UserName = "alice", AccessKeyId = key.AccessKeyId, Status = "Inactive" })).ShouldBeDone();
        (await iam.Get<SigningKeys>().FindAsync(key.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Unknown>();
        (await iam.RunAsync(iam.Get<UpdateAccessKey>(), new() { UserName = "alice", AccessKeyId = key.AccessKeyId, Status = "Active" })).ShouldBeDone();
        (await iam.Get<SigningKeys>().FindAsync(key.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Live>();
        (await iam.RunAsync(iam.Get<DeleteAccessKey>(), new() { UserName = "alice", AccessKeyId = key.AccessKeyId })).ShouldBeDone();
        (await iam.Get<SigningKeys>().FindAsync(key.AccessKeyId, null, TestAccounts.Origin)).ShouldBeOfType<SigningKey.Unknown>();
    }

    [Fact]
    public async Task A_key_of_somebody_else_is_not_found_whoever_names_it()
    {
        await using var iam = await Iam.StartAsync();
        var other = await iam.OtherAccountAsync();
        await iam.UserAsync();
        await iam.UserAsync("bob");
        await other.UserAsync();
        var key = (await iam.KeyAsync()).AccessKeyId;
        foreach (var (who, name) in new[] { (iam, "bob"), (iam, (string?)null), (other, "alice"), (other, null) })
        {
            (await who.RunAsync(who.Get<UpdateAccessKey>(), new() { UserName = name, AccessKeyId = key, Status = "Inactive" })).ShouldBeRefused("NoSuchEntity")
                .PublicText.ShouldBe($"The Access Key with id {key} cannot be found.");
            (await who.RunAsync(who.Get<DeleteAccessKey>(), new() { UserName = name, AccessKeyId = key })).ShouldBeRefused("NoSuchEntity");
        }

        (await other.RunAsync(other.Get<GetAccessKeyLastUsed>(), new() { AccessKeyId = key })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<GetAccessKeyLastUsed>(), new() { AccessKeyId = "AKIAAAAAAAAAAAAAAAAA" })).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task Unknown_users_have_no_keys_and_keys_do_not_expire()
    {
        await using var iam = await Iam.StartAsync();
        (await iam.RunAsync(iam.Get<CreateAccessKey>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<ListAccessKeys>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<UpdateAccessKey>(), new() { UserName = "nobody", AccessKeyId = "AKIAAAAAAAAAAAAAAAAA", Status = "Active" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<DeleteAccessKey>(), new() { UserName = "nobody", AccessKeyId = "AKIAAAAAAAAAAAAAAAAA" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<UpdateAccessKey>(), new() { AccessKeyId = "AKIAAAAAAAAAAAAAAAAA", Status = "Expired" })).ShouldBeRefused("InvalidInput");
    }

    [Fact]
    public async Task The_last_use_is_kept_without_a_write_for_each_call()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var key = (await iam.KeyAsync()).AccessKeyId;
        var never = (await iam.RunAsync(iam.Get<GetAccessKeyLastUsed>(), new() { AccessKeyId = key })).ShouldBeDone();
        never.ShouldBe(new GetAccessKeyLastUsedReply("alice", new AccessKeyLastUse(null, "N/A", "N/A")));

        var use = iam.Get<AccessKeyUse>();
        Parallel.For(0, 1000, _ => use.Note(key, "eu-west-1", "sts"));
        use.Note("AKIAGONE", "eu-west-1", "sts");
        iam.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        use.Note(key, "eu-central-1", "iam");
        await use.FlushAsync();
        (await iam.RunAsync(iam.Get<GetAccessKeyLastUsed>(), new() { AccessKeyId = key })).ShouldBeDone().AccessKeyLastUsed
            .ShouldBe(new AccessKeyLastUse(iam.Host.Clock.GetUtcNow(), "iam", "eu-central-1"));
    }
}
