using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Machine;

public sealed class PasskeyMachineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignInAttempt Named = new(UserKind.Root, "owner@example.com", "root:111122223333", "111122223333", "/console", false, false);
    private static readonly SignInAttempt Unnamed = Named with { IsByPasskey = true };
    private static readonly SignInAttempt User = new(UserKind.Iam, "alice", "iam:AIDA1", "111122223333", "/console", false, false)
    {
        AccountName = "granite-works",
        UserId = "AIDA1",
        UserName = "Alice",
        IsByPasskey = true,
    };

    private static readonly MfaDevice Key = new() { Serial = "key", Kind = MfaDevice.Passkey, Name = "key" };
    private static readonly MfaDevice Phone = new() { Serial = "phone", Kind = MfaDevice.Totp, Name = "phone" };
    private static readonly SignInFacts Guarded = new(Standing.Active, 9, true, true, false, EmailCodeRule.Always, ChallengeRule.Always, 5) { Devices = [Key, Phone] };

    [Fact]
    public void A_passkey_that_knows_its_owner_is_every_factor_at_once_and_its_age_is_that_of_the_answer()
    {
        Step(Unnamed, new SignInInput.Identified()).Prompt.ShouldBe(Prompt.AskIdentifier);
        var done = Step(Unnamed, Right());
        done.Prompt.ShouldBe(Prompt.Done);
        (done.Attempt.FactorProvedAt, done.Attempt.ProvedSerial).ShouldBe((Now, "key"));
        done.Effects.OfType<SignInEffect.SpendPasskey>().Count().ShouldBe(1);
        done.Effects.OfType<SignInEffect.OpenSession>().Single().Proofs.ShouldBe("passkey");
        done.Effects.OfType<SignInEffect.MailCode>().ShouldBeEmpty();
    }

    [Fact]
    public void Without_user_verification_it_is_a_second_factor_and_alone_nothing()
    {
        var alone = Step(Unnamed, Right(verified: false));
        alone.Prompt.ShouldBe(Prompt.AskIdentifier);
        alone.Effects.ShouldContain(new SignInEffect.AuditFailure("the passkey did not verify its user", "key"));
        var asked = Step(Named with { ChallengeSolved = true }, new SignInInput.PasswordGiven(new(SecretVerdict.Right, TimeSpan.Zero)));
        asked.Prompt.ShouldBe(Prompt.AskPasskey);
        var done = Step(asked.Attempt, Right(verified: false));
        done.Prompt.ShouldBe(Prompt.Done);
        done.Effects.OfType<SignInEffect.OpenSession>().Single().Proofs.ShouldBe("password passkey");
    }

    [Fact]
    public void A_named_attempt_takes_no_passkey_in_place_of_its_password() =>
        Step(Named with { ChallengeSolved = true }, Right()).Prompt.ShouldBe(Prompt.AskPassword);

    [Fact]
    public void An_attempt_by_passkey_takes_no_password_whatever_comes_after()
    {
        var attempt = Step(Unnamed, Right(verified: false)).Attempt;
        foreach (var input in new SignInInput[]
        {
            new SignInInput.ChallengeSolved(true),
            new SignInInput.PasswordGiven(new(SecretVerdict.Right, TimeSpan.Zero)),
            new SignInInput.FactorChosen("key"),
            new SignInInput.EmailCodeGiven(new(SecretVerdict.Right, TimeSpan.Zero)),
            new SignInInput.NewPasswordGiven("$phc", []),
        })
        {
            var step = Step(attempt, input);
            step.Prompt.ShouldBe(Prompt.AskIdentifier);
            step.Effects.OfType<SignInEffect.OpenSession>().ShouldBeEmpty();
            attempt = step.Attempt;
        }
    }

    [Theory]
    [InlineData("root:999988887777", "key")]
    [InlineData("root:111122223333", "gone")]
    public void Somebody_elses_passkey_or_one_that_is_gone_proves_nothing(string owner, string serial)
    {
        var step = Step(Unnamed, new SignInInput.PasskeyAsserted(new(SecretVerdict.Right, TimeSpan.Zero), Proof(owner, serial, true)));
        step.Prompt.ShouldBe(Prompt.AskIdentifier);
        step.Effects.OfType<SignInEffect.SpendPasskey>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Standing.SuspendedUnpaid, PasswordState.Fine, Prompt.Suspended)]
    [InlineData(Standing.Active, PasswordState.MustChange, Prompt.Done)]
    [InlineData(Standing.Active, PasswordState.Locked, Prompt.Refused)]
    internal void Standing_counts_and_of_the_passwords_age_only_what_an_administrator_must_end(Standing standing, PasswordState password, Prompt after)
    {
        var facts = Guarded with { Standing = standing, Password = password };
        var step = SignInMachine.Step(User, facts, new SignInInput.PasskeyAsserted(new(SecretVerdict.Right, TimeSpan.Zero), Proof(User.Owner, "key", true)), Now);
        step.Prompt.ShouldBe(after);
        step.Effects.OfType<SignInEffect.StampPassword>().ShouldBeEmpty();
    }

    private static SignInInput.PasskeyAsserted Right(bool verified = true) => new(new(SecretVerdict.Right, TimeSpan.Zero), Proof(Named.Owner, "key", verified));

    private static PasskeyProof Proof(string owner, string serial, bool verified) =>
        new(new() { Owner = owner, Serial = serial }, new(PasskeyTicket.Assertion, null, [], true, 0), new AssertionProof(verified, 0, false), Now);

    private static SignInStep Step(SignInAttempt attempt, SignInInput input) => SignInMachine.Step(attempt, Guarded, input, Now);
}
