using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class SecondFactorMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignInAttempt Root = new(UserKind.Root, "owner@example.com", "root:111122223333", "111122223333", "/console", false, false);
    private static readonly SignInAttempt User = new(UserKind.Iam, "alice", "iam:AIDA1", "111122223333", "/console", false, false)
    {
        AccountName = "granite-works",
        UserId = "AIDA1",
        UserName = "Alice",
    };

    private static readonly MfaDevice Phone = new() { Serial = "phone", Kind = MfaDevice.Totp, Name = "phone" };
    private static readonly MfaDevice Tablet = new() { Serial = "tablet", Kind = MfaDevice.Totp, Name = "tablet" };
    private static readonly SignInFacts Guarded = new(Standing.Active, 0, false, false, true, EmailCodeRule.Always, ChallengeRule.WhenRisky, 5) { Devices = [Phone, Tablet] };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_the_password_whoever_has_a_device_is_asked_for_it_and_no_letter_is_sent(bool root)
    {
        var asked = Step(root ? Root : User, Guarded, Password());
        asked.Prompt.ShouldBe(Prompt.AskTotp);
        asked.Effects.OfType<SignInEffect.MailCode>().ShouldBeEmpty();
        asked.Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
        asked.Effects.ShouldContain(new SignInEffect.AuditFactorAsked("Multiple MFA Devices"));
        var done = Step(asked.Attempt, Guarded, Code(Phone));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.MailCode>().ShouldBeEmpty();
        done.Effects.OfType<SignInEffect.SpendTotp>().Count().ShouldBe(1);
        done.Effects.OfType<SignInEffect.OpenSession>().Single().Proofs.ShouldBe("password totp");
        done.Attempt.FactorProvedAt.ShouldBe(Now);
    }

    [Fact]
    public void Nothing_is_said_about_devices_before_the_password() =>
        Step(Root, Guarded, new SignInInput.Identified()).ShouldBeEquivalentTo(Step(Root, Guarded with { Devices = [] }, new SignInInput.Identified()));

    [Theory]
    [InlineData(Standing.Closed, PasswordState.Fine, Prompt.Suspended)]
    [InlineData(Standing.Active, PasswordState.MustChange, Prompt.SetNewPassword)]
    [InlineData(Standing.Active, PasswordState.Locked, Prompt.Refused)]
    internal void Standing_and_age_of_the_password_are_told_only_after_the_code(Standing standing, PasswordState password, Prompt after)
    {
        var facts = Guarded with { Standing = standing, Password = password };
        var asked = Step(User, facts, Password());
        asked.Prompt.ShouldBe(Prompt.AskTotp);
        Step(asked.Attempt, facts, new SignInInput.NewPasswordGiven("$phc", [])).Effects.OfType<SignInEffect.SetPassword>().ShouldBeEmpty();
        Step(asked.Attempt, facts, Code(Phone)).Prompt.ShouldBe(after);
    }

    [Theory]
    [InlineData(SecretVerdict.Wrong, "wrong or used MFA code")]
    [InlineData(SecretVerdict.Throttled, "MFA code throttled")]
    internal void Wrong_and_throttled_codes_read_the_same_and_are_told_apart_only_in_the_record(SecretVerdict verdict, string reason)
    {
        var asked = Step(Root, Guarded, Password());
        var wrong = Step(asked.Attempt, Guarded, new SignInInput.TotpGiven(new(verdict, TimeSpan.FromMinutes(2)), null));
        wrong.Prompt.ShouldBe(Prompt.AskTotp);
        wrong.Notice.ShouldBe(new SignInNotice.TotpWrong(TimeSpan.FromMinutes(2)));
        wrong.Effects.ShouldContain(new SignInEffect.AuditFailure(reason, "phone"));
        wrong.Attempt.ShouldBe(asked.Attempt);
    }

    [Fact]
    public void A_device_that_is_no_longer_the_owners_proves_nothing()
    {
        var asked = Step(Root, Guarded, Password());
        var gone = Step(asked.Attempt, Guarded with { Devices = [Tablet] }, Code(Phone));
        gone.Prompt.ShouldBe(Prompt.AskTotp);
        gone.Effects.OfType<SignInEffect.SpendTotp>().ShouldBeEmpty();
    }

    [Fact]
    public void Another_device_can_be_chosen_and_only_ones_own()
    {
        var asked = Step(Root, Guarded, Password());
        SecondFactor.DeviceOf(asked.Attempt, Guarded.Devices).ShouldBe(Phone);
        var chosen = Step(asked.Attempt, Guarded, new SignInInput.FactorChosen("tablet"));
        chosen.Prompt.ShouldBe(Prompt.AskTotp);
        SecondFactor.DeviceOf(chosen.Attempt, Guarded.Devices).ShouldBe(Tablet);
        Step(chosen.Attempt, Guarded, new SignInInput.FactorChosen("somebody's")).Attempt.ShouldBe(chosen.Attempt);
        Step(Root, Guarded, new SignInInput.FactorChosen("tablet")).Attempt.ShouldBe(Root);
        SecondFactor.DeviceOf(chosen.Attempt, [Phone]).ShouldBe(Phone);
    }

    [Fact]
    public void Two_codes_find_the_clock_and_prove_nothing()
    {
        var asked = Step(Root, Guarded, Password());
        var failed = Step(asked.Attempt, Guarded, new SignInInput.TwoTotpGiven(new(SecretVerdict.Wrong, TimeSpan.Zero), null));
        failed.Prompt.ShouldBe(Prompt.ResyncTotp);
        var found = Step(asked.Attempt, Guarded, new SignInInput.TwoTotpGiven(new(SecretVerdict.Right, TimeSpan.Zero), Proof(Phone)));
        found.Prompt.ShouldBe(Prompt.AskTotp);
        found.Notice.ShouldBe(new SignInNotice.Resynced());
        found.Attempt.ProvedSerial.ShouldBeNull();
        found.Effects.ShouldContain(new SignInEffect.TellResynced(Phone));
        Step(Root, Guarded, new SignInInput.TwoTotpGiven(new(SecretVerdict.Right, TimeSpan.Zero), Proof(Phone))).Effects.ShouldBeEmpty();
    }

    [Fact]
    public void A_kind_of_device_that_cannot_be_asked_for_lets_nobody_in()
    {
        var facts = Guarded with { Devices = [new() { Serial = "key", Kind = "something else" }] };
        var asked = Step(Root, facts, Password());
        asked.Prompt.ShouldBe(Prompt.Troubleshoot);
        Step(asked.Attempt, facts, Code(Phone)).Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
        SignInMachine.MayShow(Prompt.AskTotp, asked.Prompt).ShouldBeFalse();
        SignInMachine.MayShow(Prompt.ResyncTotp, asked.Prompt).ShouldBeFalse();
    }

    [Fact]
    public void Every_page_is_shown_for_its_own_prompt_and_the_ones_beside_the_code_for_nothing_else()
    {
        Prompt[] beside = [Prompt.ChooseFactor, Prompt.ResyncTotp, Prompt.Troubleshoot, Prompt.AskRecoveryCode];
        foreach (var due in Enum.GetValues<Prompt>())
        {
            foreach (var page in Enum.GetValues<Prompt>())
            {
                var expected = page == due || (due == Prompt.AskTotp && beside.Contains(page)) || (due == Prompt.Troubleshoot && page is Prompt.ChooseFactor or Prompt.AskRecoveryCode)
                    || (due == Prompt.AskPasskey && page is Prompt.ChooseFactor or Prompt.Troubleshoot or Prompt.AskRecoveryCode);
                SignInMachine.MayShow(page, due).ShouldBe(expected, $"{page} while {due}");
            }
        }
    }

    /// <summary>A random walk that hands on every input at any time, also those that the flow would refuse.</summary>
    [Fact]
    public void No_order_of_inputs_opens_a_session_of_a_device_owner_without_password_and_code() =>
        Prop.ForAll<byte[], bool, bool>((steps, root, challenge) =>
        {
            var attempt = root ? Root : User;
            var facts = Guarded with { Challenge = challenge ? ChallengeRule.Always : ChallengeRule.Off };
            var (password, code) = (false, false);
            foreach (var choice in steps)
            {
                var verdict = choice % 2 == 0 ? SecretVerdict.Right : SecretVerdict.Wrong;
                SignInInput input = (choice / 2 % 8) switch
                {
                    0 => new SignInInput.ChallengeSolved(verdict == SecretVerdict.Right),
                    1 => new SignInInput.PasswordGiven(new(verdict, TimeSpan.Zero)),
                    2 => new SignInInput.TotpGiven(new(verdict, TimeSpan.Zero), verdict == SecretVerdict.Right ? Proof(Phone) : null),
                    3 => new SignInInput.TwoTotpGiven(new(verdict, TimeSpan.Zero), verdict == SecretVerdict.Right ? Proof(Tablet) : null),
                    4 => new SignInInput.FactorChosen("tablet"),
                    5 => new SignInInput.EmailCodeGiven(new(verdict, TimeSpan.Zero)),
                    6 => new SignInInput.ResendAsked(TimeSpan.Zero),
                    _ => new SignInInput.Identified(),
                };
                var asked = SignInMachine.PromptFor(attempt, facts);
                password |= input is SignInInput.PasswordGiven && verdict == SecretVerdict.Right;
                code |= input is SignInInput.TotpGiven && verdict == SecretVerdict.Right && asked == Prompt.AskTotp;
                var step = Step(attempt, facts, input);
                attempt = step.Attempt;
                if (step.Effects.OfType<SignInEffect.MailCode>().Any() || (step.Effects.OfType<SignInEffect.OpenSession>().Any() && !(password && code)))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static SignInStep Step(SignInAttempt attempt, SignInFacts facts, SignInInput input) => SignInMachine.Step(attempt, facts, input, Now);

    private static SignInInput.PasswordGiven Password() => new(new(SecretVerdict.Right, TimeSpan.Zero));

    private static SignInInput.TotpGiven Code(MfaDevice device) => new(new(SecretVerdict.Right, TimeSpan.Zero), Proof(device));

    private static TotpProof Proof(MfaDevice device) =>
        new(CredentialOwner.Root("111122223333"), device.Serial, default!, new ReservedTry([], TimeSpan.Zero), Now);
}
