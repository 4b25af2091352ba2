using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class AssumeRoleTests
{
    [Theory]
    [InlineData("nothing-valid-in-here")]
    [InlineData("arn::b:::something/test-role")]
    [InlineData("arn:a::::something/test-role")]
    [InlineData("arn:a:::something/test-role")]
    [InlineData("arn:a:a::aaaaaaaaaa:")]
    public async Task A_name_that_is_no_ARN_is_invalid_before_anything_is_said_of_the_session_name(string arn)
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestKeys.By(await host.AddUserAsync(await host.OpenAsync(), "mara"));
        (await host.RefuseAsync(new() { RoleArn = arn, RoleSessionName = "Session1:2" }, caller, "ValidationError")).ShouldBe($"{arn} is invalid");
    }

    [Fact]
    public async Task An_ARN_is_judged_by_its_shape_alone_so_the_next_complaint_is_about_the_session_name()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestKeys.By(await host.AddUserAsync(await host.OpenAsync(), "mara"));
        var refusal = (await host.RunAsync(host.Get<AssumeRole>(), new() { RoleArn = "arn:a:b:::something/test-role", RoleSessionName = "Session1:2" }, caller))
            .ShouldBeRefused("ValidationError");
        refusal.PublicText.ShouldBe(
            @"1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*");
        refusal.Kind.ShouldBe(RefusalKind.Malformed);
    }

    [Fact]
    public async Task A_plain_session_is_named_after_role_and_session_and_says_nothing_of_policies_tags_or_sources()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user);
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(account.Id.Digits), "/ops/");
        var reply = await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user));
        reply.AssumedRoleUser.ShouldBe(new AssumedRoleUser($"{role.Id}:work", $"arn:aws:sts::{account.Id.Digits}:assumed-role/Deployer/work"));
        (reply.PackedPolicySize, reply.SourceIdentity).ShouldBe((null, null));
        reply.Credentials.Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(1));
        var session = await host.UseAsync(reply.Credentials);
        (await host.RunAsync(host.Get<GetCallerIdentity>(), new(), session)).ShouldBeDone()
            .ShouldBe(new GetCallerIdentityReply($"{role.Id}:work", account.Id.Digits, $"arn:aws:sts::{account.Id.Digits}:assumed-role/Deployer/work"));
        session.Session!.IssuerArn.ShouldBe(role.Arn);
    }

    [Fact]
    public void Credentials_are_exactly_four_members() =>
        typeof(Credentials).GetProperties().Select(static each => each.Name)
            .ShouldBe(["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]);

    [Fact]
    public async Task A_role_that_trusts_the_bare_account_lets_whom_the_account_lets_and_at_once()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var (may, mayNot) = (await host.AddUserAsync(account, "mara"), await host.AddUserAsync(account, "noor"));
        await host.LetAsync(account, may);
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(account.Id.Digits));
        await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(may));
        (await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(mayNot), "AccessDenied"))
            .ShouldStartWith($"User: {mayNot.Arn} is not authorized to perform: sts:AssumeRole on resource: {role.Arn}");
    }

    [Fact]
    public async Task A_role_that_names_a_user_of_its_account_needs_no_policy_of_the_user()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var (named, other) = (await host.AddUserAsync(account, "mara"), await host.AddUserAsync(account, "noor"));
        await host.LetAsync(account, other);
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(named.Arn));
        await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(named));
        await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(other), "AccessDenied");
    }

    [Fact]
    public async Task A_role_that_is_not_there_and_one_that_refuses_are_told_apart_by_nobody()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, other) = (await host.OpenAsync(), await host.OpenAsync("other@example.com"));
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user);
        var refusing = await host.AddRoleAsync(other, "Deployer", TestRoles.Trust(other.Id.Digits));
        var missing = refusing.Arn.Replace("Deployer", "Nowhere", StringComparison.Ordinal);
        var refused = await host.RefuseAsync(TestRoles.Ask(refusing), TestKeys.By(user), "AccessDenied");
        var unknown = await host.RefuseAsync(new() { RoleArn = missing, RoleSessionName = "work" }, TestKeys.By(user), "AccessDenied");
        refused.ShouldBe($"User: {user.Arn} is not authorized to perform: sts:AssumeRole on resource: {refusing.Arn}");
        unknown.ShouldBe(refused.Replace("Deployer", "Nowhere", StringComparison.Ordinal));

        // A name in another case, without its path or in an account that does not exist names nothing.
        foreach (var arn in new[] { refusing.Arn.Replace("Deployer", "deployer", StringComparison.Ordinal), "arn:aws:iam::000000000000:role/Deployer", "arn:a:b:::something/test-role" })
        {
            (await host.RefuseAsync(new() { RoleArn = arn, RoleSessionName = "work" }, TestKeys.By(user), "AccessDenied"))
                .ShouldBe(refused.Replace(refusing.Arn, arn, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_root_user_assumes_no_role_not_even_one_that_trusts_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust($"arn:aws:iam::{account.Id.Digits}:root"));
        (await host.RefuseAsync(TestRoles.Ask(role), TestKeys.By(account), "AccessDenied")).ShouldBe("Roles may not be assumed by root accounts.");
    }

    [Fact]
    public async Task A_session_lasts_as_long_as_asked_for_and_never_longer_than_its_role_allows()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var (usual, longer) = (await host.AddRoleAsync(account, "Usual", TestRoles.Trust(user.Arn)), await host.AddRoleAsync(account, "Longer", TestRoles.Trust(user.Arn), seconds: 43_200));
        (await host.AssumeAsync(TestRoles.Ask(usual) with { DurationSeconds = 900 }, TestKeys.By(user))).Credentials.Expiration.ShouldBe(host.Clock.GetUtcNow().AddMinutes(15));
        (await host.RefuseAsync(TestRoles.Ask(usual) with { DurationSeconds = 3601 }, TestKeys.By(user), "ValidationError"))
            .ShouldBe("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        (await host.AssumeAsync(TestRoles.Ask(longer) with { DurationSeconds = 43_200 }, TestKeys.By(user))).Credentials.Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(12));
        (await host.AssumeAsync(TestRoles.Ask(longer), TestKeys.By(user))).Credentials.Expiration.ShouldBe(host.Clock.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task Contexts_of_other_providers_are_refused_in_plain_words()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        (await host.RefuseAsync(TestRoles.Ask(role) with { ProvidedContexts = [new() { ContextAssertion = "assertion" }] }, TestKeys.By(user), "ValidationError"))
            .ShouldContain("contextProvider/IdentityCenter");
    }

    [Fact]
    public async Task A_role_knows_when_it_was_last_used()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var user = await host.AddUserAsync(account, "mara");
        var role = await host.AddRoleAsync(account, "Deployer", TestRoles.Trust(user.Arn));
        var given = await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.UseAsync(given.Credentials);
        await host.Get<RoleUses>().FlushAsync();
        (await host.Database.ReadAsync(session => RoleStore.FindAsync(session, role.Id)))!.LastUsedAt.ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_owner_of_a_role_reads_in_its_events_who_came_from_another_account()
    {
        await using var host = await GatehouseHost.StartAsync();
        var (account, other) = (await host.OpenAsync(), await host.OpenAsync("other@example.com"));
        var user = await host.AddUserAsync(account, "mara");
        await host.LetAsync(account, user);
        var role = await host.AddRoleAsync(other, "Deployer", TestRoles.Trust(account.Id.Digits));
        var given = await host.AssumeAsync(TestRoles.Ask(role), TestKeys.By(user));
        var told = (await host.Database.ReadAsync(session => session.QueryAsync<string>(
            "SELECT record FROM audit_events WHERE event_name = 'AssumeRole' AND account_id = @id", new { id = other.Id.Digits }))).ShouldHaveSingleItem();
        told.ShouldContain("\"type\":\"AWSAccount\"");
        told.ShouldContain(account.Id.Digits);
        told.ShouldContain(given.Credentials.AccessKeyId);
        told.ShouldNotContain(given.Credentials.SessionToken);
    }
}
