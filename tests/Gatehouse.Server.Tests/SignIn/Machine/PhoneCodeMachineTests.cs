using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class PhoneCodeMachineTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);
    private static readonly PhoneNumber Phone = PhoneNumber.Find("+4915123456789")!;
    private static readonly MfaDevice App = new() { Serial = "phone", Kind = MfaDevice.Totp, Name = "phone" };

    private static readonly SignInAttempt Root = new(UserKind.Root, "owner@example.com", CredentialOwner.Root("111122223333").ToString(), "111122223333", "/console", false, false);

    private static readonly SignInAttempt User = Root with { Kind = UserKind.Iam, Owner = "iam:AIDA", UserId = "AIDA", AccountName = "111122223333" };

    private static readonly SignInFacts Facts = new(Standing.Active, 0, false, false, false, EmailCodeRule.WhenNew, ChallengeRule.Off, 3);

    private static readonly SignInFacts Lost = Facts with { Devices = [App], Alternative = new(Phone, true, AlternativeWait.None, null) };

    [Fact]
    public void Where_the_directory_allows_it_the_code_of_a_new_sign_in_is_texted_instead_of_mailed_and_resent_by_the_same_rules()
    {
        var facts = Facts with { CodePhone = Phone };
        var asked = Step(Root, facts, Password());
        asked.Prompt.ShouldBe(Prompt.AskPhoneCode);
        asked.Effects.ShouldContain(new SignInEffect.SendPhoneCode(Phone, PhoneWay.Text));
        asked.Effects.OfType<SignInEffect.MailCode>().ShouldBeEmpty();
        var attempt = Sent(asked.Attempt);
        Step(attempt, facts, new SignInInput.PhoneCodeAsked(PhoneWay.Call, TimeSpan.FromSeconds(9))).Notice.ShouldBe(new SignInNotice.ResendTooSoon(TimeSpan.FromSeconds(9)));
        for (var sent = 1; sent < 3; sent++)
        {
            var again = Step(attempt, facts, new SignInInput.PhoneCodeAsked(PhoneWay.Call, TimeSpan.Zero));
            again.Notice.ShouldBe(new SignInNotice.CodeSent());
            again.Effects.ShouldHaveSingleItem().ShouldBe(new SignInEffect.SendPhoneCode(Phone, PhoneWay.Call));
            attempt = Sent(again.Attempt);
        }

        Step(attempt, facts, new SignInInput.PhoneCodeAsked(PhoneWay.Text, TimeSpan.Zero)).Notice.ShouldBe(new SignInNotice.NoMoreCodes());
        var done = Step(attempt, facts, Code());
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.ShouldContain(new SignInEffect.OpenSession("password phone-code"));
    }

    [Fact]
    public void A_known_browser_gets_no_message_and_a_device_is_never_made_up_for_by_one()
    {
        Step(Root, Facts with { CodePhone = Phone, BrowserIsKnown = true }, Password()).Prompt.ShouldBe(Prompt.Done);
        Step(Root, Facts with { CodePhone = Phone, Devices = [App] }, Password()).Prompt.ShouldBe(Prompt.AskTotp);
    }

    [Fact]
    public void Mailbox_then_phone_then_the_choice_in_this_order_and_in_no_other()
    {
        var asked = Step(Root, Lost, Password());
        asked.Prompt.ShouldBe(Prompt.AskTotp);
        Step(asked.Attempt, Lost, new SignInInput.PhoneCodeAsked(PhoneWay.Text, TimeSpan.Zero)).Effects.ShouldBeEmpty();
        var started = Step(asked.Attempt, Lost, Start());
        started.Prompt.ShouldBe(Prompt.AskEmailCode);
        started.Effects.OfType<SignInEffect.MailCode>().Count().ShouldBe(1);
        Step(started.Attempt, Lost, new SignInInput.PhoneCodeAsked(PhoneWay.Text, TimeSpan.Zero)).Effects.ShouldBeEmpty();
        Step(started.Attempt, Lost, Reset("phone")).Effects.ShouldBeEmpty();
        var mailed = Step(started.Attempt with { CodeId = "mail" }, Lost, new SignInInput.EmailCodeGiven(new(SecretVerdict.Right, TimeSpan.Zero)));
        mailed.Prompt.ShouldBe(Prompt.AskPhoneCode);
        mailed.Effects.OfType<SignInEffect.SendPhoneCode>().ShouldBeEmpty("text or call is chosen first");
        var texted = Step(mailed.Attempt, Lost, new SignInInput.PhoneCodeAsked(PhoneWay.Call, TimeSpan.Zero));
        var proved = Step(Sent(texted.Attempt), Lost, Code());
        proved.Prompt.ShouldBe(Prompt.ChooseReset);
        var done = Step(proved.Attempt, Lost, Reset("phone", "somebody's"));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.Alternative>().Select(static each => each.Deed).OfType<AlternativeDeed.Finish>().Single().Lost.ShouldBe([App]);
        done.Effects.ShouldContain(new SignInEffect.OpenSession("password email-code phone-code"));
    }

    [Fact]
    public void Nobody_starts_without_the_password_without_a_phone_or_as_an_IAM_user_in_a_kind_without_this_way()
    {
        Step(Root, Lost, Start()).Attempt.ShouldBe(Root);
        var asked = Step(Root, Lost, Password()).Attempt;
        Step(asked, Lost with { Alternative = AlternativeFacts.None }, Start()).Attempt.Alternative.ShouldBeNull();
        Step(asked, Lost with { Alternative = Lost.Alternative with { CanSend = false } }, Start()).Attempt.Alternative.ShouldBeNull();
        UserKindRules.Of(UserKind.Iam).AlternativeFactors.ShouldBeFalse();
        Step(Step(User, Facts with { Devices = [App] }, Password()).Attempt, Facts with { Devices = [App] }, Start()).Prompt.ShouldBe(Prompt.AskTotp);
    }

    [Fact]
    public void The_wait_begins_once_everything_is_proved_and_only_then_is_anything_chosen()
    {
        var facts = Lost with { Alternative = Lost.Alternative with { Wait = AlternativeWait.NotBegun } };
        var proved = Step(Mailed(facts), facts, Code());
        proved.Prompt.ShouldBe(Prompt.AwaitAlternative);
        proved.Effects.ShouldContain(new SignInEffect.Alternative(new AlternativeDeed.BeginWait(Phone)));
        foreach (var wait in new[] { AlternativeWait.NotBegun, AlternativeWait.Running })
        {
            var still = Lost with { Alternative = Lost.Alternative with { Wait = wait } };
            Step(proved.Attempt, still, Reset("phone")).Effects.ShouldBeEmpty();
        }

        var over = Lost with { Alternative = Lost.Alternative with { Wait = AlternativeWait.Over } };
        Step(proved.Attempt, over, Reset("phone")).Effects.ShouldContain(new SignInEffect.Alternative(new AlternativeDeed.SpendWait(Phone)));
    }

    [Theory]
    [InlineData(Standing.SuspendedOther)]
    [InlineData(Standing.Closed)]
    internal void In_an_account_that_is_shut_no_device_is_taken_away(Standing standing)
    {
        var facts = Lost with { Standing = standing };
        var proved = Step(Mailed(facts), facts, Code());
        proved.Prompt.ShouldBe(Prompt.Suspended);
        Step(proved.Attempt, facts, Reset("phone")).Effects.OfType<SignInEffect.Alternative>().ShouldBeEmpty();
    }

    /// <summary>A random walk that hands on every input at any time, also those that the flow would refuse.</summary>
    [Fact]
    public void No_order_of_inputs_opens_a_session_without_password_and_either_device_or_mailbox_and_phone() =>
        Prop.ForAll<byte[]>(static steps =>
        {
            var (attempt, password, device, mailbox, phone) = (Root, false, false, false, false);
            foreach (var choice in steps)
            {
                var right = choice % 2 == 0;
                var judgement = new SecretJudgement(right ? SecretVerdict.Right : SecretVerdict.Wrong, TimeSpan.Zero);
                SignInInput input = (choice / 2 % 8) switch
                {
                    0 => new SignInInput.PasswordGiven(judgement),
                    1 => new SignInInput.EmailCodeGiven(judgement),
                    2 => new SignInInput.PhoneCodeGiven(judgement),
                    3 => Start(),
                    4 => new SignInInput.Alternative(new AlternativeMove.Leave()),
                    5 => Reset("phone"),
                    6 => new SignInInput.PhoneCodeAsked(PhoneWay.Text, TimeSpan.Zero),
                    _ => new SignInInput.TotpGiven(judgement, right && choice < 32 ? new(CredentialOwner.Root("111122223333"), "phone", default!, new([], TimeSpan.Zero), Now) : null),
                };
                password |= input is SignInInput.PasswordGiven && right;
                device |= input is SignInInput.TotpGiven { Proof: not null };
                mailbox |= input is SignInInput.EmailCodeGiven && right && attempt.CodeId is not null;
                phone |= input is SignInInput.PhoneCodeGiven && right && attempt.PhoneCode?.CodeId is not null;
                var step = Step(attempt, Lost, input);
                attempt = Sent(step.Attempt);
                attempt = step.Effects.OfType<SignInEffect.MailCode>().Any() ? attempt with { CodeId = "mail" } : attempt;
                if (step.Effects.OfType<SignInEffect.OpenSession>().Any() && !(password && (device || (mailbox && phone))))
                {
                    return false;
                }

                if (attempt.Finished)
                {
                    return true;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static SignInAttempt Mailed(SignInFacts facts)
    {
        var started = Step(Step(Root, facts, Password()).Attempt, facts, Start());
        var mailed = Step(started.Attempt with { CodeId = "mail" }, facts, new SignInInput.EmailCodeGiven(new(SecretVerdict.Right, TimeSpan.Zero)));
        return Sent(Step(mailed.Attempt, facts, new SignInInput.PhoneCodeAsked(PhoneWay.Text, TimeSpan.Zero)).Attempt);
    }

    /// <summary>As the flow keeps it when a message was posted.</summary>
    private static SignInAttempt Sent(SignInAttempt attempt) =>
        attempt.PhoneCode is { CodeId: null, Proved: false } code ? attempt with { PhoneCode = code with { CodeId = "phone" } } : attempt;

    private static SignInStep Step(SignInAttempt attempt, SignInFacts facts, SignInInput input) => SignInMachine.Step(attempt, facts, input, Now);

    private static SignInInput.PasswordGiven Password() => new(new(SecretVerdict.Right, TimeSpan.Zero));

    private static SignInInput.PhoneCodeGiven Code() => new(new(SecretVerdict.Right, TimeSpan.Zero));

    private static SignInInput.Alternative Start() => new(new AlternativeMove.Start());

    private static SignInInput.Alternative Reset(params string[] serials) => new(new AlternativeMove.ChooseReset(serials));
}
