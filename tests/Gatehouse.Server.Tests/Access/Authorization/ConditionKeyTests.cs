using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

public sealed class ConditionKeyTests : IAsyncLifetime
{
    private const string WithMfa = "\"aws:MultiFactorAuthPresent\":\"true\"";
    private const string WithoutMfa = "\"aws:MultiFactorAuthPresent\":\"false\"";

    private Iam iam = null!;

    public async Task InitializeAsync()
    {
        iam = await Iam.StartAsync();
        await iam.UserAsync("alice");
    }

    public async Task DisposeAsync() => await iam.DisposeAsync();

    [Fact]
    public async Task Who_wears_the_tag_may_see_what_wears_the_same_one()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:GetUser", condition: "\"StringEquals\":{\"aws:ResourceTag/team\":\"${aws:PrincipalTag/team}\"}"));
        await iam.ShouldNotSeeAsync("alice", mara);
        await TagAsync("mara", "blue");
        await TagAsync("alice", "red");
        await iam.ShouldNotSeeAsync("alice", mara);
        await TagAsync("alice", "blue");
        await iam.ShouldSeeAsync("alice", mara);
    }

    [Fact]
    public async Task Users_are_only_made_with_the_tag_that_a_policy_wants_and_no_other()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow(
            "iam:*User", condition: "\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"},\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"team\"]}"));
        (await MakeAsync("one")).ShouldBeRefused("AccessDenied");
        (await MakeAsync("two", ("team", "red"))).ShouldBeRefused("AccessDenied");
        (await MakeAsync("three", ("team", "blue"), ("cost", "1"))).ShouldBeRefused("AccessDenied");
        (await MakeAsync("four", ("team", "blue"))).ShouldBeDone();

        Task<Gatehouse.Server.Foundation.Outcomes.Outcome<CreateUserReply>> MakeAsync(string name, params (string Key, string Value)[] tags) =>
            iam.RunAsync(iam.Get<CreateUser>(), new() { UserName = name, Tags = [.. tags.Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })] }, mara);
    }

    [Theory]
    [InlineData("203.0.113.9", true)]
    [InlineData("203.0.114.9", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("", false)]
    public async Task The_address_of_the_call_is_the_one_that_policies_ask_about(string address, bool allowed)
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:GetUser", condition: "\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}"));
        var outcome = await iam.LookAtAsync("alice", mara with { Origin = mara.Origin with { Address = address } });
        if (allowed)
        {
            outcome.ShouldBeDone();
        }
        else
        {
            outcome.ShouldBeRefused("AccessDenied");
        }
    }

    [Theory]
    [InlineData("Bool", false, false, true)]
    [InlineData("BoolIfExists", true, false, true)]
    public async Task An_Allow_that_wants_a_second_factor(string condition, bool key, bool browser, bool proved)
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:GetUser", condition: $"\"{condition}\":{{{WithMfa}}}"));
        await ShouldAsync(mara, key, browser, proved);
    }

    [Theory]
    [InlineData("Bool", true, false, true)]
    [InlineData("BoolIfExists", false, false, true)]
    public async Task A_Deny_without_a_second_factor(string condition, bool key, bool browser, bool proved)
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("*"), Given.Deny("iam:*", condition: $"\"{condition}\":{{{WithoutMfa}}}"));
        await ShouldAsync(mara, key, browser, proved);
    }

    [Fact]
    public async Task The_age_of_the_second_factor_grows_with_the_clock()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("iam:GetUser", condition: "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"300\"}"));
        mara = mara with { SessionId = "session", MfaAt = iam.Host.Clock.GetUtcNow() };
        iam.Host.Clock.Advance(TimeSpan.FromSeconds(299));
        await iam.ShouldSeeAsync("alice", mara);
        iam.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await iam.ShouldNotSeeAsync("alice", mara);
    }

    [Fact]
    public async Task Time_names_and_accounts_can_be_asked_about()
    {
        var mara = await iam.PersonAsync("mara", Given.Allow(
            "iam:GetUser",
            condition: $$"""
            "StringEquals":{"aws:username":"mara","aws:PrincipalAccount":"{{iam.Id}}","aws:ResourceAccount":"{{iam.Id}}","aws:PrincipalType":"User"},
            "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::{{iam.Id}}:user/mar*"},"Bool":{"aws:SecureTransport":"false"},
            "DateGreaterThan":{"aws:CurrentTime":"2026-11-02T08:59:59Z"},"DateLessThan":{"aws:CurrentTime":"2026-11-02T09:00:01Z"}
            """));
        await iam.ShouldSeeAsync("alice", mara);
        iam.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await iam.ShouldNotSeeAsync("alice", mara);
    }

    /// <summary>With a long-term key nothing is known of a second factor; a browser knows that there was none.</summary>
    private async Task ShouldAsync(Caller mara, bool key, bool browser, bool proved)
    {
        Caller[] callers = [mara with { AccessKeyId = "AKIAEXAMPLE" }, mara with { SessionId = "session" }, mara with { SessionId = "session", MfaAt = iam.Host.Clock.GetUtcNow() }];
        bool[] wanted = [key, browser, proved];
        for (var i = 0; i < callers.Length; i++)
        {
            (await iam.LookAtAsync("alice", callers[i]) is Gatehouse.Server.Foundation.Outcomes.Outcome<GetUserReply>.Done).ShouldBe(wanted[i], $"caller {i}");
        }
    }

    private async Task TagAsync(string user, string team) =>
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = user, Tags = [new() { Key = "team", Value = team }] })).ShouldBeDone();
}
