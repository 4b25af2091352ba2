using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.SignUp;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

public sealed class SignUpMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignUpFacts Facts = new(null, ChallengeDue: true, MostCodes: 3, LettersWait: TimeSpan.Zero);
    private static readonly SignUpAttempt Open = new(SignUpWay.Open, "mary@example.org", "Granite Works");

    [Fact]
    public void The_open_way_is_code_password_security_check_account()
    {
        var step = SignUpMachine.Step(Open, Facts, new SignUpInput.Begun(), Now);
        (step.Prompt, step.Effects.Single()).ShouldBe((SignUpPrompt.AskCode, new SignUpEffect.MailCode()));
        step.Attempt.CodesSent.ShouldBe(1);

        step = SignUpMachine.Step(step.Attempt with { CodeId = "c" }, Facts, new SignUpInput.CodeGiven(SecretVerdict.Right), Now);
        (step.Prompt, step.Effects.Single()).ShouldBe((SignUpPrompt.AskPassword, new SignUpEffect.SpendCode("c")));

        step = SignUpMachine.Step(step.Attempt, Facts, new SignUpInput.PasswordChosen("$phc"), Now);
        (step.Prompt, step.Effects.Count).ShouldBe((SignUpPrompt.AskChallenge, 0));

        step = SignUpMachine.Step(step.Attempt, Facts, new SignUpInput.ChallengeSolved(true), Now);
        (step.Prompt, step.Effects.Single()).ShouldBe((SignUpPrompt.Done, new SignUpEffect.OpenAccount()));

        SignUpMachine.Step(step.Attempt with { AccountId = "111122223333" }, Facts, new SignUpInput.ChallengeSolved(true), Now).Effects.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SignUpWay.Invitation)]
    [InlineData(SignUpWay.SetUp)]
    internal void A_link_stands_for_the_code_as_long_as_it_is_usable(SignUpWay way)
    {
        var attempt = Open with { Way = way, LinkId = "link" };
        var step = SignUpMachine.Step(attempt, Facts with { Link = LinkState.Usable }, new SignUpInput.Begun(), Now);
        (step.Prompt, step.Effects.Count).ShouldBe((SignUpPrompt.AskPassword, 0));
        foreach (var state in new[] { LinkState.Used, LinkState.Expired, LinkState.Superseded, LinkState.Unknown })
        {
            step = SignUpMachine.Step(attempt with { Phc = "$phc" }, Facts with { Link = state, ChallengeDue = false }, new SignUpInput.PasswordChosen("$other"), Now);
            (step.Prompt, step.Effects.Count).ShouldBe((SignUpPrompt.LinkGone, 0));
        }
    }

    [Fact]
    public void A_decoy_never_leaves_the_code_whatever_is_given()
    {
        var decoy = Open with { IsDecoy = true, CodeId = "c" };
        foreach (var input in new SignUpInput[]
        {
            new SignUpInput.CodeGiven(SecretVerdict.Right), new SignUpInput.CodeGiven(SecretVerdict.Wrong), new SignUpInput.PasswordChosen("$phc"),
            new SignUpInput.ChallengeSolved(true), new SignUpInput.ResendAsked(TimeSpan.Zero),
        })
        {
            var step = SignUpMachine.Step(decoy, Facts with { ChallengeDue = false }, input, Now);
            step.Prompt.ShouldBe(SignUpPrompt.AskCode);
            step.Effects.ShouldNotContain(static effect => effect is SignUpEffect.OpenAccount || effect is SignUpEffect.SpendCode);
            decoy = step.Attempt;
        }
    }

    [Fact]
    public void A_decoy_and_a_free_address_get_the_same_notices()
    {
        foreach (var input in new SignUpInput[]
        {
            new SignUpInput.CodeGiven(SecretVerdict.Wrong), new SignUpInput.CodeGiven(SecretVerdict.Dead),
            new SignUpInput.ResendAsked(TimeSpan.Zero), new SignUpInput.ResendAsked(TimeSpan.FromSeconds(5)),
        })
        {
            var free = SignUpMachine.Step(Open with { CodeId = "c" }, Facts, input, Now);
            var decoy = SignUpMachine.Step(Open with { CodeId = "c", IsDecoy = true }, Facts, input, Now);
            (decoy.Prompt, decoy.Notice).ShouldBe((free.Prompt, free.Notice));
            decoy.Effects.ShouldBe(free.Effects);
            (decoy.Attempt with { IsDecoy = false }).ShouldBe(free.Attempt);
        }
    }

    [Fact]
    public void No_letter_goes_out_while_the_address_must_rest_or_the_codes_are_used_up()
    {
        var step = SignUpMachine.Step(Open, Facts with { LettersWait = TimeSpan.FromMinutes(9) }, new SignUpInput.Begun(), Now);
        (step.Notice, step.Effects.Count).ShouldBe((new SignUpNotice.TooManyLetters(TimeSpan.FromMinutes(9)), 0));
        step = SignUpMachine.Step(Open with { CodesSent = 3 }, Facts, new SignUpInput.ResendAsked(TimeSpan.Zero), Now);
        (step.Notice, step.Effects.Count).ShouldBe((new SignUpNotice.NoMoreCodes(), 0));
    }

    [Fact]
    public void An_address_lost_at_the_end_stays_lost()
    {
        var lost = Open with { CodeProved = true, LostEmail = true };
        var step = SignUpMachine.Step(lost, Facts with { ChallengeDue = false }, new SignUpInput.PasswordChosen("$phc"), Now);
        (step.Prompt, step.Effects.Count).ShouldBe((SignUpPrompt.EmailTaken, 0));
    }
}
