using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.LoginProfiles;

public sealed class LoginProfileTests
{
    [Fact]
    public async Task The_password_of_a_profile_is_the_users()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        var made = await iam.ProfileAsync(reset: true);
        made.ShouldBe(new LoginProfileView("alice", iam.Host.Clock.GetUtcNow(), true));
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "alice" })).ShouldBeDone().LoginProfile.ShouldBe(made);
        (await VerifyAsync(iam, user, Iam.Password)).ShouldBeTrue();
        var records = await iam.Host.Database.ReadAsync(session => session.QueryAsync<string>("SELECT record FROM audit_events"));
        records.ShouldAllBe(static record => !record.Contains(Iam.Password));
    }

    [Fact]
    public async Task A_second_profile_is_refused_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            iam.RunAsync(iam.Get<CreateLoginProfile>(), new() { UserName = "alice", Password = Iam.Password }))));
        outcomes.Count(static each => each is Outcome<CreateLoginProfileReply>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<CreateLoginProfileReply>.Refused>().ShouldAllBe(static each => each.Refusal.Code == "EntityAlreadyExists");
        (await iam.RunAsync(iam.Get<CreateLoginProfile>(), new() { UserName = "alice", Password = Iam.Password })).ShouldBeRefused("EntityAlreadyExists")
            .PublicText.ShouldBe("Login Profile for user alice already exists.");
    }

    [Fact]
    public async Task Who_has_no_profile_or_does_not_exist_is_told_so()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        const string None = "Login Profile for User alice cannot be found.";
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "alice" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(None);
        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", Password = Iam.Password })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(None);
        (await iam.RunAsync(iam.Get<DeleteLoginProfile>(), new() { UserName = "alice" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(None);
        (await iam.RunAsync(iam.Get<CreateLoginProfile>(), new() { UserName = "nobody", Password = Iam.Password })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "nobody", Password = Iam.Password })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<DeleteLoginProfile>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity");
        (await iam.RunAsync(iam.Get<CreateLoginProfile>(), new() { Password = Iam.Password })).ShouldBeRefused("ValidationError")
            .PublicText.ShouldBe("Must specify userName when calling with non-User credentials");
    }

    [Fact]
    public async Task An_administrators_new_password_lifts_the_wait_and_may_be_the_same_as_everybodys()
    {
        await using var iam = await Iam.StartAsync();
        var user = await iam.UserAsync();
        await iam.ProfileAsync();
        var owner = IamUser.OwnerOf(user.UserId);
        var source = new TrySource("203.0.113.0/24", null);
        await iam.Get<AttemptGuard>().ReserveAsync(owner, PasswordProof.Factor, source);
        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", Password = "Password1", PasswordResetRequired = true })).ShouldBeDone();
        (await VerifyAsync(iam, user, "Password1")).ShouldBeTrue();
        (await iam.Host.Database.ReadAsync(session => AttemptGuard.CountAsync(session, owner, PasswordProof.Factor, source))).ShouldBe(0);
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "alice" })).ShouldBeDone().LoginProfile.PasswordResetRequired.ShouldBeTrue();
        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", PasswordResetRequired = false })).ShouldBeDone();
        (await VerifyAsync(iam, user, "Password1")).ShouldBeTrue();
        (await iam.RunAsync(iam.Get<GetLoginProfile>(), new() { UserName = "alice" })).ShouldBeDone().LoginProfile.PasswordResetRequired.ShouldBeFalse();
    }

    [Fact]
    public async Task The_policys_earlier_passwords_do_not_come_back()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        (await iam.RunAsync(iam.Get<UpdateAccountPasswordPolicy>(), new() { PasswordReusePrevention = 2 })).ShouldBeDone();
        await iam.ProfileAsync();
        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", Password = Iam.Password })).ShouldBeRefused("PasswordPolicyViolation")
            .PublicText.ShouldBe("Policy constraint violation with password reuse prevention during password change.");
        foreach (var next in new[] { "Second-Pass-1", "Third-Pass-12" })
        {
            iam.Host.Clock.Advance(TimeSpan.FromSeconds(1));
            (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", Password = next })).ShouldBeDone();
        }

        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", Password = "Second-Pass-1" })).ShouldBeRefused("PasswordPolicyViolation");
        (await iam.RunAsync(iam.Get<UpdateLoginProfile>(), new() { UserName = "alice", Password = Iam.Password })).ShouldBeDone();
    }

    private static async Task<bool> VerifyAsync(Iam iam, UserView user, string password) =>
        await iam.Get<PasswordCheck>().VerifyAsync(IamUser.OwnerOf(user.UserId), PlainPassword.From(password)) is PasswordVerdict.Right;
}
