using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.SignIn.Machine;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class SignInMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignInAttempt Known = new(UserKind.Root, "owner@example.com", "root:111122223333", "111122223333", "/console", false, false);
    private static readonly SignInAttempt StandIn = Known with { Owner = "unknown-root:x", AccountId = null };
    private static readonly SignInFacts Quiet = new(Standing.Active, 0, false, false, true, EmailCodeRule.WhenNew, ChallengeRule.WhenRisky, 5);

    [Fact]
    public void A_known_browser_needs_the_password_only()
    {
        var asked = Step(Known, Quiet, new SignInInput.Identified());
        asked.Prompt.ShouldBe(Prompt.AskPassword);
        var done = Step(asked.Attempt, Quiet, Password(SecretVerdict.Right));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.OpenSession>().Single().Proofs.ShouldBe("password");
    }

    [Fact]
    public void A_new_browser_is_mailed_a_code_once_and_only_after_the_password()
    {
        var facts = Quiet with { BrowserIsKnown = false };
        Step(Known, facts, new SignInInput.Identified()).Effects.ShouldBeEmpty();
        var asked = Step(Known, facts, Password(SecretVerdict.Right));
        asked.Prompt.ShouldBe(Prompt.AskEmailCode);
        asked.Effects.OfType<SignInEffect.MailCode>().Count().ShouldBe(1);
        var wrong = Step(asked.Attempt with { CodeId = "c" }, facts, Code(SecretVerdict.Wrong));
        wrong.Effects.ShouldNotContain(new SignInEffect.MailCode());
        var done = Step(wrong.Attempt, facts, Code(SecretVerdict.Right));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.ShouldContain(new SignInEffect.SpendCode("c", ByMail: true));
    }

    [Theory]
    [InlineData(EmailCodeRule.Off, false, Prompt.Done)]
    [InlineData(EmailCodeRule.Always, true, Prompt.AskEmailCode)]
    [InlineData(EmailCodeRule.WhenNew, true, Prompt.Done)]
    [InlineData(EmailCodeRule.WhenNew, false, Prompt.AskEmailCode)]
    internal void The_rule_says_when_a_code_is_due(EmailCodeRule rule, bool browserIsKnown, Prompt prompt) =>
        Step(Known, Quiet with { EmailCode = rule, BrowserIsKnown = browserIsKnown }, Password(SecretVerdict.Right)).Prompt.ShouldBe(prompt);

    [Theory]
    [InlineData(ChallengeRule.Off, 99, true, true, false)]
    [InlineData(ChallengeRule.Always, 0, false, false, true)]
    [InlineData(ChallengeRule.WhenRisky, 0, false, false, false)]
    [InlineData(ChallengeRule.WhenRisky, 3, false, false, true)]
    [InlineData(ChallengeRule.WhenRisky, 0, true, false, true)]
    [InlineData(ChallengeRule.WhenRisky, 0, false, true, true)]
    internal void The_risk_says_when_a_security_check_is_due(ChallengeRule rule, long failures, bool newNetwork, bool rush, bool due)
    {
        var facts = Quiet with { Challenge = rule, FailuresHere = failures, NetworkIsNew = newNetwork, NetworkIsBusy = rush, BrowserIsKnown = false };
        Step(Known, facts, new SignInInput.Identified()).Prompt.ShouldBe(due ? Prompt.AskChallenge : Prompt.AskPassword);
    }

    [Fact]
    public void Each_wrong_password_under_risk_costs_another_security_check()
    {
        var risky = Quiet with { FailuresHere = 3 };
        var solved = Step(Known, risky, new SignInInput.ChallengeSolved(true));
        solved.Prompt.ShouldBe(Prompt.AskPassword);
        Step(solved.Attempt, risky, Password(SecretVerdict.Wrong)).Prompt.ShouldBe(Prompt.AskChallenge);
    }

    [Theory]
    [InlineData(Standing.SuspendedUnpaid)]
    [InlineData(Standing.SuspendedOther)]
    [InlineData(Standing.Closed)]
    internal void That_an_account_is_suspended_is_told_only_after_every_due_factor(Standing standing)
    {
        var facts = Quiet with { Standing = standing, BrowserIsKnown = false };
        Step(Known, facts, new SignInInput.Identified()).Prompt.ShouldBe(Prompt.AskPassword);
        var code = Step(Known, facts, Password(SecretVerdict.Right));
        code.Prompt.ShouldBe(Prompt.AskEmailCode);
        var end = Step(code.Attempt with { CodeId = "c" }, facts, Code(SecretVerdict.Right));
        end.Prompt.ShouldBe(Prompt.Suspended);
        end.Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
    }

    [Fact]
    public void A_stand_in_is_never_let_in_whatever_the_check_says()
    {
        var step = Step(StandIn, Quiet, Password(SecretVerdict.Right));
        step.Prompt.ShouldBe(Prompt.AskPassword);
        step.Notice.ShouldBeOfType<SignInNotice.NoMatch>();
    }

    [Fact]
    public void Wrong_and_refused_read_the_same_for_known_and_unknown_names()
    {
        foreach (var verdict in new[] { SecretVerdict.Wrong, SecretVerdict.Throttled })
        {
            var known = Step(Known, Quiet, new SignInInput.PasswordGiven(new(verdict, TimeSpan.FromMinutes(2))));
            var unknown = Step(StandIn, Quiet, new SignInInput.PasswordGiven(new(verdict, TimeSpan.FromMinutes(2))));
            unknown.Prompt.ShouldBe(known.Prompt);
            unknown.Notice.ShouldBe(known.Notice);
        }
    }

    [Fact]
    public void No_more_codes_are_sent_than_allowed_and_none_before_its_time()
    {
        var facts = Quiet with { BrowserIsKnown = false };
        var attempt = Step(Known, facts, Password(SecretVerdict.Right)).Attempt;
        Step(attempt, facts, new SignInInput.ResendAsked(TimeSpan.FromSeconds(3))).Notice.ShouldBe(new SignInNotice.ResendTooSoon(TimeSpan.FromSeconds(3)));
        for (var sent = 1; sent < facts.MostCodes; sent++)
        {
            var again = Step(attempt, facts, new SignInInput.ResendAsked(TimeSpan.Zero));
            again.Effects.ShouldContain(new SignInEffect.MailCode());
            attempt = again.Attempt;
        }

        var refused = Step(attempt, facts, new SignInInput.ResendAsked(TimeSpan.Zero));
        refused.Notice.ShouldBe(new SignInNotice.NoMoreCodes());
        refused.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void A_finished_attempt_opens_no_second_session()
    {
        var done = Step(Known, Quiet, Password(SecretVerdict.Right));
        Step(done.Attempt, Quiet, Password(SecretVerdict.Right)).Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
    }

    /// <summary>A random walk: whatever comes in whatever order, nobody is let in without what the rules ask for.</summary>
    [Fact]
    public void No_order_of_inputs_opens_a_session_with_less_than_is_due() =>
        Prop.ForAll<byte[], bool, bool>((steps, standIn, browserIsKnown) =>
        {
            var attempt = standIn ? StandIn : Known;
            var facts = Quiet with { BrowserIsKnown = browserIsKnown, Challenge = ChallengeRule.Always };
            var (challenge, password, code) = (false, false, false);
            foreach (var choice in steps)
            {
                var right = choice % 2 == 0;
                var prompt = SignInMachine.PromptFor(attempt, facts);
                SignInInput input = prompt switch
                {
                    Prompt.AskChallenge => new SignInInput.ChallengeSolved(right),
                    Prompt.AskPassword => Password(right ? SecretVerdict.Right : SecretVerdict.Wrong),
                    Prompt.AskEmailCode => choice % 5 == 0 ? new SignInInput.ResendAsked(TimeSpan.Zero) : Code(right ? SecretVerdict.Right : SecretVerdict.Wrong),
                    _ => new SignInInput.Identified(),
                };
                challenge |= prompt == Prompt.AskChallenge && right;
                password |= prompt == Prompt.AskPassword && right && !standIn;
                code |= prompt == Prompt.AskEmailCode && input is SignInInput.EmailCodeGiven && right;
                var step = Step(attempt, facts, input);
                attempt = step.Attempt with { CodeId = step.Effects.Contains(new SignInEffect.MailCode()) ? "c" : step.Attempt.CodeId };
                if (step.Effects.OfType<SignInEffect.OpenSession>().Any() && !(challenge && password && (code || browserIsKnown) && !standIn))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static SignInStep Step(SignInAttempt attempt, SignInFacts facts, SignInInput input) => SignInMachine.Step(attempt, facts, input, Now);

    private static SignInInput.PasswordGiven Password(SecretVerdict verdict) => new(new(verdict, TimeSpan.Zero));

    private static SignInInput.EmailCodeGiven Code(SecretVerdict verdict) => new(new(verdict, TimeSpan.Zero));
}
