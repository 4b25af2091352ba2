using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class EnrolmentMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignInAttempt User =
        new(UserKind.Iam, "alice", "iam:AIDA1", "111122223333", "/console", false, false) { AccountName = "granite", UserId = "AIDA1", UserName = "alice" };

    private static readonly MfaDevice Phone = new() { Serial = "phone", Kind = MfaDevice.Totp, Name = "phone" };
    private static readonly SignInFacts Wanted =
        new(Standing.Active, 0, false, false, true, EmailCodeRule.Off, ChallengeRule.Off, 5) { Mfa = MfaRule.Required(Now, null) };

    private static readonly SignInInput Password = new SignInInput.PasswordGiven(new(SecretVerdict.Right, TimeSpan.Zero));
    private static readonly SignInInput Added = new SignInInput.FactorEnrolled(new NewDevice.App("phone", [1], null!), null);

    [Fact]
    public void Whoever_has_no_device_where_one_is_wanted_gets_no_session_before_adding_one()
    {
        var asked = Step(User, Wanted, Password);
        asked.Prompt.ShouldBe(Prompt.EnrolFactor);
        asked.Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
        var failed = Step(asked.Attempt, Wanted, new SignInInput.FactorEnrolled(null, FactorRefusals.NameTaken));
        (failed.Prompt, failed.Notice).ShouldBe((Prompt.EnrolFactor, new SignInNotice.NotEnrolled(FactorRefusals.NameTaken)));
        var done = Step(asked.Attempt, Wanted, Added);
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.AddDevice>().ShouldHaveSingleItem();
        done.Effects.OfType<SignInEffect.OpenSession>().Single().Proofs.ShouldBe("password");
        done.Attempt.FactorProvedAt.ShouldBeNull("two codes to set an app up prove nothing to policies");
    }

    [Fact]
    public void It_can_be_put_off_while_the_days_of_grace_run_and_not_a_moment_longer()
    {
        var within = Wanted with { Mfa = MfaRule.Required(Now, Now.AddDays(1)) };
        within.Mfa.SkipUntil.ShouldBe(Now.AddDays(1));
        var asked = Step(User, within, Password);
        asked.Prompt.ShouldBe(Prompt.EnrolFactor);
        Step(asked.Attempt, within, new SignInInput.EnrolmentSkipped()).Prompt.ShouldBe(Prompt.Done);

        var over = Wanted with { Mfa = MfaRule.Required(Now, Now) };
        over.Mfa.SkipUntil.ShouldBeNull();
        Step(asked.Attempt, over, new SignInInput.EnrolmentSkipped()).Prompt.ShouldBe(Prompt.EnrolFactor);
        SignInMachine.PromptFor(asked.Attempt with { EnrolmentSkipped = true }, over).ShouldBe(Prompt.EnrolFactor, "put off before, and the grace ended meanwhile");
    }

    [Fact]
    public void Nobody_adds_a_device_before_everything_else_is_proved_and_none_beside_another()
    {
        Step(User, Wanted, Added).Effects.ShouldBeEmpty();
        var guarded = Wanted with { Devices = [Phone] };
        var asked = Step(User, guarded, Password);
        asked.Prompt.ShouldBe(Prompt.AskTotp);
        Step(asked.Attempt, guarded, Added).Effects.ShouldBeEmpty();
        var aged = Wanted with { Password = PasswordState.MustChange };
        Step(User, aged, Password).Prompt.ShouldBe(Prompt.SetNewPassword);
        Step(User, Wanted with { Standing = Standing.Closed }, Password).Prompt.ShouldBe(Prompt.Suspended);
    }

    [Theory]
    [InlineData(WithoutDevice.LetIn, MfaMode.Always, Prompt.Done)]
    [InlineData(WithoutDevice.Enrol, MfaMode.WhenNew, Prompt.EnrolFactor)]
    [InlineData(WithoutDevice.Block, MfaMode.Always, Prompt.NoDevice)]
    [InlineData(WithoutDevice.Block, MfaMode.Never, Prompt.Done)]
    [InlineData(WithoutDevice.Enrol, MfaMode.Never, Prompt.Done)]
    internal void What_becomes_of_somebody_without_a_device_is_data(WithoutDevice without, MfaMode mode, Prompt expected) =>
        Step(User, Wanted with { Mfa = MfaRule.Voluntary with { Mode = mode, WithoutDevice = without } }, Password).Prompt.ShouldBe(expected);

    [Fact]
    public void A_code_by_mail_takes_the_place_of_a_device_where_the_rule_says_so()
    {
        var root = new SignInAttempt(UserKind.Root, "owner@example.com", "root:111122223333", "111122223333", "/console", false, false);
        var mailed = Wanted with { Mfa = MfaRule.Voluntary with { WithoutDevice = WithoutDevice.EmailCode } };
        Step(root, mailed, Password).Prompt.ShouldBe(Prompt.AskEmailCode);
        Step(root, mailed with { Devices = [Phone] }, Password).Prompt.ShouldBe(Prompt.AskTotp);
    }

    [Fact]
    public void Only_devices_of_the_kinds_that_the_rule_names_count() =>
        (MfaRule.Voluntary with { Kinds = [MfaDevice.Passkey] }).Counting([Phone, Phone with { Kind = MfaDevice.Passkey }]).Single().Kind.ShouldBe(MfaDevice.Passkey);

    [Fact]
    public void A_new_device_of_a_kind_that_does_not_count_is_not_added()
    {
        var keysOnly = Wanted with { Mfa = Wanted.Mfa with { Kinds = [MfaDevice.Passkey] } };
        var refused = Step(Step(User, keysOnly, Password).Attempt, keysOnly, Added);
        refused.Prompt.ShouldBe(Prompt.EnrolFactor);
        refused.Effects.OfType<SignInEffect.AddDevice>().ShouldBeEmpty();
        Step(Step(User, keysOnly, Password).Attempt, keysOnly, new SignInInput.FactorEnrolled(new NewDevice.Passkey("key", null!), null)).Prompt.ShouldBe(Prompt.Done);
    }

    [Fact]
    public void A_trusted_device_spares_the_code_only_where_kind_and_rule_allow_it()
    {
        var trusting = Wanted with { Devices = [Phone], MayTrustDevice = true, DeviceIsTrusted = true, Mfa = MfaRule.Voluntary with { Mode = MfaMode.WhenNew } };
        Step(User, trusting, Password).Prompt.ShouldBe(Prompt.Done);
        Step(User, trusting with { DeviceIsTrusted = false }, Password).Prompt.ShouldBe(Prompt.AskTotp);
        Step(User, trusting with { MayTrustDevice = false }, Password).Prompt.ShouldBe(Prompt.AskTotp);
        Step(User, trusting with { Mfa = MfaRule.Voluntary }, Password).Prompt.ShouldBe(Prompt.AskTotp);
        Enum.GetValues<UserKind>().Where(static kind => kind is UserKind.Root or UserKind.Iam).ShouldAllBe(static kind => !UserKindRules.Of(kind).TrustsDevices);
    }

    [Theory]
    [InlineData(true, MfaMode.WhenNew, true)]
    [InlineData(false, MfaMode.WhenNew, false)]
    [InlineData(true, MfaMode.Always, false)]
    internal void The_tick_counts_only_where_it_was_offered(bool mayTrust, MfaMode mode, bool trusted)
    {
        var facts = Wanted with { Devices = [Phone], MayTrustDevice = mayTrust, Mfa = MfaRule.Voluntary with { Mode = mode } };
        var proof = new TotpProof(CredentialOwner.Read("iam:AIDA1"), "phone", new(5, 0), null!, Now);
        var done = Step(Step(User, facts, Password).Attempt, facts, new SignInInput.TotpGiven(new(SecretVerdict.Right, TimeSpan.Zero), proof, Trust: true));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.TrustDevice>().Any().ShouldBe(trusted);
    }

    private static SignInStep Step(SignInAttempt attempt, SignInFacts facts, SignInInput input) => SignInMachine.Step(attempt, facts, input, Now);
}
