using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Passwords;

public sealed class ChangePasswordTests
{
    private const string Second = "Velvet-Harbour-83";

    [Fact]
    public async Task The_new_password_is_in_force_the_old_is_not_and_the_demand_for_a_new_one_is_met()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        await iam.ProfileAsync(reset: true);
        await LetUsersAsync(iam);
        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "alice" })).ShouldBeDone().LoginProfile.PasswordResetRequired.ShouldBeFalse();
        var check = iam.Get<PasswordCheck>();
        (await check.VerifyAsync(IamUser.OwnerOf(user.UserId), PlainPassword.From(Second))).ShouldBeOfType<PasswordVerdict.Right>();
        (await check.VerifyAsync(IamUser.OwnerOf(user.UserId), PlainPassword.From(Iam.Password))).ShouldBeOfType<PasswordVerdict.Wrong>();
    }

    [Fact]
    public async Task A_wrong_old_password_is_AccessDenied_with_IAMs_text()
    {
        await using var iam = await WithAliceAsync();
        var refusal = (await ChangeAsync(iam, "Wrong-Password-15", Second)).ShouldBeRefused("AccessDenied");
        (refusal.Kind, refusal.PublicText).ShouldBe((RefusalKind.Forbidden, "The old password was incorrect."));
    }

    [Fact]
    public async Task Guesses_at_the_old_password_are_slowed_like_those_at_the_door()
    {
        await using var iam = await WithAliceAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => Task.Run(() => ChangeAsync(iam, $"Wrong-Password-{guess}", Second))));
        outcomes.OfType<Outcome<Nothing>.Refused>().Count(static each => each.Refusal.Code == "AccessDenied").ShouldBe(5);
        outcomes.OfType<Outcome<Nothing>.Refused>().Count(static each => each.Refusal.Code == "Throttling").ShouldBe(15);
        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeRefused("Throttling");
    }

    [Fact]
    public async Task What_a_user_chooses_follows_the_accounts_policy_and_the_blocklist()
    {
        await using var iam = await WithAliceAsync();
        (await ChangeAsync(iam, "Wrong", "short")).ShouldBeRefused("PasswordPolicyViolation").PublicText.ShouldBe("Password should have a minimum length of 8");
        (await ChangeAsync(iam, "Wrong", "Password1")).ShouldBeRefused("PasswordPolicyViolation").PublicText.ShouldBe("Password should not be one that is easily guessed");
        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeDone();
    }

    [Fact]
    public async Task Only_who_has_proved_the_old_password_learns_whether_the_new_one_was_used_before()
    {
        await using var iam = await WithAliceAsync();
        await LetUsersAsync(iam, remembered: 3);
        (await ChangeAsync(iam, "Wrong-Password-15", Iam.Password)).ShouldBeRefused("AccessDenied");
        for (var round = 0; round < 7; round++)
        {
            (await ChangeAsync(iam, Iam.Password, Iam.Password)).ShouldBeRefused("PasswordPolicyViolation").PublicText.ShouldContain("reuse prevention");
        }

        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeDone();
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_wins()
    {
        await using var iam = await WithAliceAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(each => Task.Run(() => ChangeAsync(iam, Iam.Password, $"Velvet-Harbour-{each}3"))));
        outcomes.Count(static each => each is Outcome<Nothing>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(static each => each.Refusal.Code == "EntityTemporarilyUnmodifiable" || each.Refusal.Code == "AccessDenied");
    }

    [Fact]
    public async Task Only_IAM_users_with_a_password_change_one()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await LetUsersAsync(iam);
        (await iam.RunAsync(iam.Get<ChangePassword>(), new() { OldPassword = "a", NewPassword = Second })).ShouldBeRefused("InvalidUserType");
        (await ChangeAsync(iam, "a", Second)).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task Neither_password_stands_in_the_record()
    {
        await using var iam = await Iam.StartAsync();
        iam.Get<ChangePassword>().Describe(new() { OldPassword = "old", NewPassword = "new" }).ShouldBeNull();
    }

    [Fact]
    public async Task Where_the_account_lets_all_users_choose_no_policy_is_needed_and_elsewhere_it_is()
    {
        await using var iam = await WithAliceAsync();
        await LetUsersAsync(iam, let: false);
        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeRefused("AccessDenied").PublicText.ShouldContain("iam:ChangePassword");
        var alice = await iam.CallerAsync("alice");
        (await iam.RunAsync(iam.Get<GetAccountPasswordPolicy>(), new(), alice)).ShouldBeRefused("AccessDenied");
        await LetUsersAsync(iam);
        (await iam.RunAsync(iam.Get<GetAccountPasswordPolicy>(), new(), alice)).ShouldBeDone();
        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeDone();
    }

    [Fact]
    public async Task An_explicit_deny_wins_over_what_the_account_lets_all_users()
    {
        await using var iam = await WithAliceAsync();
        (await iam.RunAsync(iam.Get<PutUserPolicy>(), new()
        {
            UserName = "alice",
            PolicyName = "never",
            PolicyDocument = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:ChangePassword","Resource":"*"}}""",
        })).ShouldBeDone();
        (await ChangeAsync(iam, Iam.Password, Second)).ShouldBeRefused("AccessDenied").PublicText.ShouldNotBe("The old password was incorrect.");
    }

    [Fact]
    public async Task A_user_is_asked_about_itself_alone()
    {
        await using var iam = await WithAliceAsync();
        var alice = await iam.CallerAsync("alice");
        var check = await CheckAsync(iam, alice);
        (check.Action, check.Resource).ShouldBe(("iam:ChangePassword", alice.Arn));
        check.ResourcePolicy.ShouldNotBeNull().ShouldContain(alice.Arn);
        (await CheckAsync(iam, iam.Root)).ResourcePolicy.ShouldBeNull();
    }

    private static async Task<Iam> WithAliceAsync()
    {
        var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.ProfileAsync();
        await LetUsersAsync(iam);
        return iam;
    }

    private static async Task LetUsersAsync(Iam iam, bool let = true, int? remembered = null) =>
        (await iam.RunAsync(iam.Get<UpdateAccountPasswordPolicy>(), new() { MinimumPasswordLength = 8, AllowUsersToChangePassword = let, PasswordReusePrevention = remembered })).ShouldBeDone();

    private static Task<AccessCheck> CheckAsync(Iam iam, Caller caller) =>
        iam.Host.Database.ReadAsync(async session => (await iam.Get<ChangePassword>().FindChecksAsync(new(), caller, session)).ShouldHaveSingleItem());

    private static async Task<Outcome<Nothing>> ChangeAsync(Iam iam, string old, string chosen)
    {
        var alice = await iam.CallerAsync("alice");
        return await iam.RunAsync(iam.Get<ChangePassword>(), new() { OldPassword = old, NewPassword = chosen }, alice);
    }
}
