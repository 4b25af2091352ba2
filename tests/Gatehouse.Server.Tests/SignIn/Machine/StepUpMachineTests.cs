using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class StepUpMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly MfaDevice Phone = new() { Serial = "phone", Kind = MfaDevice.Totp, Name = "phone" };
    private static readonly SignInFacts Alone = new(Standing.Active, 9, true, true, false, EmailCodeRule.Always, ChallengeRule.Always, 5, PasswordState.MustChange);
    private static readonly SignInAttempt Person =
        new(UserKind.Root, "owner@example.com", "root:111122223333", "111122223333", "/console/account/email", false, false) { StepUpSession = "s1" };

    [Fact]
    public void Without_a_device_the_password_is_the_best_there_is()
    {
        SignInMachine.PromptFor(Person, Alone).ShouldBe(Prompt.AskPassword);
        var done = SignInMachine.Step(Person, Alone, new SignInInput.PasswordGiven(new(SecretVerdict.Right, TimeSpan.Zero)), Now);
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.ShouldBe([new SignInEffect.GiveTryBack(), new SignInEffect.RefreshSession("s1"), new SignInEffect.AuditSuccess()]);
    }

    [Fact]
    public void With_a_device_no_password_and_no_mailed_code_leads_on()
    {
        var guarded = Alone with { Devices = [Phone] };
        var asked = SignInMachine.Step(Person, guarded, new SignInInput.PasswordGiven(new(SecretVerdict.Right, TimeSpan.Zero)), Now);
        asked.Prompt.ShouldBe(Prompt.AskTotp);
        asked.Effects.OfType<SignInEffect.RefreshSession>().ShouldBeEmpty();
        SignInMachine.PromptFor(Person with { EmailCodeProved = true, PasswordProved = true }, guarded).ShouldBe(Prompt.AskTotp);
        var proof = new TotpProof(CredentialOwner.Root("111122223333"), "phone", new(5, 0), null!, Now);
        var done = SignInMachine.Step(Person, guarded, new SignInInput.TotpGiven(new(SecretVerdict.Right, TimeSpan.Zero), proof), Now);
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.RefreshSession>().ShouldHaveSingleItem();
        done.Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty("it opens no session of its own");
    }

    [Fact]
    public void A_wrong_password_refreshes_nothing_and_is_recorded()
    {
        var step = SignInMachine.Step(Person, Alone, new SignInInput.PasswordGiven(new(SecretVerdict.Wrong, TimeSpan.FromMinutes(1))), Now);
        step.Prompt.ShouldBe(Prompt.AskPassword);
        step.Notice.ShouldBe(new SignInNotice.NoMatch(TimeSpan.FromMinutes(1)));
        step.Effects.OfType<SignInEffect.AuditFailure>().ShouldHaveSingleItem();
        step.Effects.OfType<SignInEffect.RefreshSession>().ShouldBeEmpty();
    }

    [Fact]
    public void An_account_that_was_shut_meanwhile_proves_nothing() =>
        SignInMachine.PromptFor(Person with { PasswordProved = true }, Alone with { Standing = Standing.Closed }).ShouldBe(Prompt.Suspended);
}
