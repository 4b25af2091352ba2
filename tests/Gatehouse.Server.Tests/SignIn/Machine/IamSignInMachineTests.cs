using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.SignIn.Machine;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class IamSignInMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignInAttempt Known = new(UserKind.Iam, "alice", "iam:AIDA1", "111122223333", "/console", false, false)
    {
        AccountName = "granite-works",
        UserId = "AIDA1",
        UserName = "Alice",
    };

    private static readonly SignInAttempt NoPassword = Known with { Owner = "unknown-iam:x" };
    private static readonly SignInAttempt NoUser = NoPassword with { UserId = null, UserName = null };
    private static readonly SignInAttempt NoAccount = NoUser with { AccountId = null };
    private static readonly SignInFacts New = new(Standing.Active, 0, false, false, false, EmailCodeRule.Always, ChallengeRule.WhenRisky, 5);

    [Fact]
    public void The_password_alone_opens_a_session_even_in_a_new_browser_because_no_mailbox_is_known()
    {
        var done = Step(Known, New, Password(SecretVerdict.Right));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.MailCode>().ShouldBeEmpty();
        done.Effects.ShouldContain(new SignInEffect.StampPassword());
        done.Effects.OfType<SignInEffect.OpenSession>().Single().Proofs.ShouldBe("password");
    }

    [Theory]
    [InlineData(PasswordState.Fine, Standing.Active, Prompt.Done)]
    [InlineData(PasswordState.MustChange, Standing.Active, Prompt.SetNewPassword)]
    [InlineData(PasswordState.Locked, Standing.Active, Prompt.Refused)]
    [InlineData(PasswordState.Fine, Standing.SuspendedOther, Prompt.Suspended)]
    [InlineData(PasswordState.MustChange, Standing.SuspendedUnpaid, Prompt.Suspended)]
    [InlineData(PasswordState.Locked, Standing.Closed, Prompt.Suspended)]
    internal void What_a_right_password_leads_to(PasswordState password, Standing standing, Prompt prompt)
    {
        var step = Step(Known, New with { Password = password, Standing = standing }, Password(SecretVerdict.Right));
        step.Prompt.ShouldBe(prompt);
        step.Effects.OfType<SignInEffect.OpenSession>().Any().ShouldBe(prompt == Prompt.Done);
        step.Effects.OfType<SignInEffect.AuditFailure>().Any().ShouldBe(prompt is Prompt.Suspended or Prompt.Refused);
    }

    [Theory]
    [InlineData(PasswordState.MustChange)]
    [InlineData(PasswordState.Locked)]
    internal void Nothing_is_said_about_a_password_before_it_was_right(PasswordState password)
    {
        var facts = New with { Password = password, Standing = Standing.Closed };
        Step(Known, facts, new SignInInput.Identified()).Prompt.ShouldBe(Prompt.AskPassword);
        var wrong = Step(Known, facts, Password(SecretVerdict.Wrong));
        wrong.Prompt.ShouldBe(Prompt.AskPassword);
        wrong.Notice.ShouldBeOfType<SignInNotice.NoMatch>();
    }

    [Fact]
    public void A_new_password_is_set_before_the_session_opens_and_a_bad_one_sets_nothing()
    {
        var facts = New with { Password = PasswordState.MustChange };
        var asked = Step(Known, facts, Password(SecretVerdict.Right));
        var unfit = Step(asked.Attempt, facts, new SignInInput.NewPasswordGiven(null, ["Too short."]));
        unfit.Prompt.ShouldBe(Prompt.SetNewPassword);
        unfit.Effects.ShouldBeEmpty();
        unfit.Notice.ShouldBeOfType<SignInNotice.PasswordUnfit>().Reasons.ShouldBe(["Too short."]);
        var done = Step(unfit.Attempt, facts, new SignInInput.NewPasswordGiven("$phc", []));
        done.Prompt.ShouldBe(Prompt.Done);
        var effects = done.Effects.ToList();
        effects.FindIndex(static each => each is SignInEffect.SetPassword).ShouldBeLessThan(effects.FindIndex(static each => each is SignInEffect.OpenSession));
    }

    [Theory]
    [InlineData(PasswordState.Fine, false)]
    [InlineData(PasswordState.Locked, false)]
    [InlineData(PasswordState.MustChange, false)]
    [InlineData(PasswordState.Fine, true)]
    [InlineData(PasswordState.Locked, true)]
    internal void Nobody_sets_a_password_who_was_not_asked_for_one(PasswordState password, bool proved) =>
        Step(Known with { PasswordProved = proved }, New with { Password = password }, new SignInInput.NewPasswordGiven("$phc", []))
            .Effects.OfType<SignInEffect.SetPassword>().ShouldBeEmpty();

    [Fact]
    public void Stand_ins_of_every_sort_are_asked_like_everybody_and_never_let_in()
    {
        foreach (var attempt in new[] { NoPassword, NoUser, NoAccount })
        {
            foreach (var verdict in Enum.GetValues<SecretVerdict>())
            {
                var step = Step(attempt, New, Password(verdict));
                var known = Step(Known, New, Password(verdict == SecretVerdict.Right ? SecretVerdict.Wrong : verdict));
                step.Prompt.ShouldBe(known.Prompt);
                step.Notice.ShouldBe(known.Notice);
                step.Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData(ChallengeRule.Off, 99, true, true, false)]
    [InlineData(ChallengeRule.Always, 0, false, false, true)]
    [InlineData(ChallengeRule.WhenRisky, 3, false, false, true)]
    [InlineData(ChallengeRule.WhenRisky, 0, true, false, true)]
    [InlineData(ChallengeRule.WhenRisky, 0, false, true, true)]
    [InlineData(ChallengeRule.WhenRisky, 2, false, false, false)]
    internal void The_security_check_is_due_as_for_root_users(ChallengeRule rule, long failures, bool newNetwork, bool rush, bool due) =>
        Step(Known, New with { Challenge = rule, FailuresHere = failures, NetworkIsNew = newNetwork, NetworkIsBusy = rush }, new SignInInput.Identified())
            .Prompt.ShouldBe(due ? Prompt.AskChallenge : Prompt.AskPassword);

    /// <summary>A random walk: whatever comes in whatever order, nobody is let in without what is due.</summary>
    [Fact]
    public void No_order_of_inputs_opens_a_session_with_less_than_is_due() =>
        Prop.ForAll<byte[], bool, byte>((steps, standIn, state) =>
        {
            var attempt = standIn ? NoUser : Known;
            var facts = New with { Challenge = ChallengeRule.Always, Password = (PasswordState)(state % 3), Standing = state % 7 == 6 ? Standing.Closed : Standing.Active };
            var (challenge, password, replaced) = (false, false, false);
            foreach (var choice in steps)
            {
                var prompt = SignInMachine.PromptFor(attempt, facts);
                var right = choice % 2 == 0;
                SignInInput input = (choice / 2 % 4) switch
                {
                    0 => new SignInInput.ChallengeSolved(right),
                    1 => Password(right ? SecretVerdict.Right : SecretVerdict.Wrong),
                    2 => new SignInInput.NewPasswordGiven(right ? "$phc" : null, []),
                    _ => new SignInInput.Identified(),
                };

                // The flow hands on only what answers the present prompt.
                if (Answers(input) != prompt)
                {
                    continue;
                }

                challenge |= input is SignInInput.ChallengeSolved && right;
                password |= input is SignInInput.PasswordGiven && right;
                replaced |= input is SignInInput.NewPasswordGiven && right;
                var step = Step(attempt, facts, input);
                attempt = step.Attempt;
                var due = challenge && password && !standIn && facts.Standing == Standing.Active
                    && (facts.Password == PasswordState.Fine || (facts.Password == PasswordState.MustChange && replaced));
                if (step.Effects.OfType<SignInEffect.OpenSession>().Any() && !due)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static Prompt? Answers(SignInInput input) => input switch
    {
        SignInInput.ChallengeSolved => Prompt.AskChallenge,
        SignInInput.PasswordGiven => Prompt.AskPassword,
        SignInInput.NewPasswordGiven => Prompt.SetNewPassword,
        _ => null,
    };

    private static SignInStep Step(SignInAttempt attempt, SignInFacts facts, SignInInput input) => SignInMachine.Step(attempt, facts, input, Now);

    private static SignInInput.PasswordGiven Password(SecretVerdict verdict) => new(new(verdict, TimeSpan.Zero));
}
