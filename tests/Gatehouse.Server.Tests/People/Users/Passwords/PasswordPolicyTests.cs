using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Passwords;

public sealed class PasswordPolicyTests
{
    [Fact]
    public async Task Without_a_policy_there_is_none_to_read_or_delete()
    {
        await using var iam = await Iam.StartAsync();
        (await iam.RunAsync(iam.Get<GetAccountPasswordPolicy>(), new())).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<DeleteAccountPasswordPolicy>(), new())).ShouldBeRefused("NoSuchEntity");
    }

    [Fact]
    public async Task An_update_replaces_all_and_what_is_left_out_goes_back_to_its_default()
    {
        await using var iam = await Iam.StartAsync();
        (await iam.RunAsync(iam.Get<UpdateAccountPasswordPolicy>(), new()
        {
            MinimumPasswordLength = 14, RequireSymbols = true, RequireNumbers = true, RequireUppercaseCharacters = true, RequireLowercaseCharacters = true,
            AllowUsersToChangePassword = true, MaxPasswordAge = 90, PasswordReusePrevention = 24, HardExpiry = true,
        })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetAccountPasswordPolicy>(), new())).ShouldBeDone().PasswordPolicy
            .ShouldBe(new PasswordPolicyView(14, true, true, true, true, true, true, 90, 24, true));
        (await iam.RunAsync(iam.Get<UpdateAccountPasswordPolicy>(), new() { RequireNumbers = true })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetAccountPasswordPolicy>(), new())).ShouldBeDone().PasswordPolicy
            .ShouldBe(new PasswordPolicyView(6, false, true, false, false, false, false, null, null, false));
        (await iam.RunAsync(iam.Get<DeleteAccountPasswordPolicy>(), new())).ShouldBeDone();
        (await iam.RunAsync(iam.Get<GetAccountPasswordPolicy>(), new())).ShouldBeRefused("NoSuchEntity");
    }

    [Theory]
    [InlineData("Ab1defgh", null)]
    [InlineData("ab1def(h", null)]
    [InlineData("abcdefgh", "Password should have at least one symbol")]
    [InlineData("Abcdefgh", "Password should have at least one symbol")]
    [InlineData("Ab1defg", "Password should have a minimum length of 8")]
    [InlineData("Granite Works1", null)]
    [InlineData("Owner@Example.com", "Password should not be the account's name or e-mail address")]
    public async Task Without_a_policy_eight_characters_of_three_classes_that_are_not_the_account_will_do(string password, string? text)
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var outcome = await iam.RunAsync(iam.Get<CreateLoginProfile>(), new() { UserName = "alice", Password = password });
        if (text is null)
        {
            outcome.ShouldBeDone();
        }
        else
        {
            outcome.ShouldBeRefused("PasswordPolicyViolation").PublicText.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("abcdefgh", "Password should have a minimum length of 10")]
    [InlineData("Abcdefgh-k", "Password should have at least one number")]
    [InlineData("Abcdefgh1k", "Password should have at least one symbol")]
    [InlineData("ABCDEFGH-1", "Password should have at least one lowercase letter")]
    [InlineData("abcdefgh-1", "Password should have at least one uppercase letter")]
    [InlineData("Abcdefgh 1", "Password should have at least one symbol")]
    public async Task Each_demand_of_a_policy_is_told_by_name(string password, string text)
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        (await iam.RunAsync(iam.Get<UpdateAccountPasswordPolicy>(), new()
        {
            MinimumPasswordLength = 10, RequireSymbols = true, RequireNumbers = true, RequireUppercaseCharacters = true, RequireLowercaseCharacters = true,
        })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<CreateLoginProfile>(), new() { UserName = "alice", Password = password })).ShouldBeRefused("PasswordPolicyViolation").PublicText.ShouldBe(text);
    }

    [Fact]
    public void The_longest_password_has_128_characters()
    {
        var account = new Account(
            AccountId.Get("111122223333"), "n", "e", null, default, null, false, default, null);
        IamPasswordRules.FindProblems(PlainPassword.From("Ab1" + new string('x', 125)), null, account).ShouldBeEmpty();
        IamPasswordRules.FindProblems(PlainPassword.From("Ab1" + new string('x', 126)), null, account).ShouldHaveSingleItem().ShouldBeOfType<PasswordProblem.TooLong>();
    }

    [Fact]
    public void A_password_expires_after_its_days_and_hard_where_the_policy_says_so()
    {
        var set = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var soft = new AccountPasswordPolicy { MaxPasswordAge = 30 };
        soft.AgeOf(set, set.AddDays(30).AddTicks(-1)).ShouldBe(PasswordAge.Fine);
        soft.AgeOf(set, set.AddDays(30)).ShouldBe(PasswordAge.Expired);
        (soft with { HardExpiry = true }).AgeOf(set, set.AddDays(30)).ShouldBe(PasswordAge.HardExpired);
        new AccountPasswordPolicy { HardExpiry = true }.AgeOf(set, set.AddDays(9999)).ShouldBe(PasswordAge.Fine);
        soft.ExpiryOf(set).ShouldBe(set.AddDays(30));
    }
}
