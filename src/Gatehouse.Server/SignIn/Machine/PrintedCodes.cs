using System.Globalization;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// Recovery codes at the door: one takes the place of a device, once. The machine's steps are pure; the check before them and the spending
/// after them are not.
/// </summary>
internal sealed class PrintedCodes(Database database, SignInLookup lookup, RecoveryCodeCheck check, FactorChanges changes)
{
    public static (SignInAttempt, SignInNotice?) Step(
        SignInAttempt attempt, SignInFacts facts, SignInInput.RecoveryCodeGiven given, DateTimeOffset now, List<SignInEffect> effects)
    {
        if (!IsOffered(attempt, facts))
        {
            return (attempt, null);
        }

        if (given is { Judgement.Verdict: SecretVerdict.Right, Proof: { } proof })
        {
            effects.Add(new SignInEffect.SpendRecoveryCode(proof));
            return (attempt with { RecoveryCodeProved = true, FactorProvedAt = now }, null);
        }

        SecondFactor.Refuse(attempt, facts, given.Judgement, "wrong or used recovery code", effects);
        return (attempt, new SignInNotice.RecoveryCodeWrong(given.Judgement.Wait));
    }

    /// <summary>Beside a device that is asked for, never in its place once more: an open session is proved by the device itself.</summary>
    public static bool IsOffered(SignInAttempt attempt, SignInFacts facts) =>
        facts.HasRecoveryCodes && attempt.StepUpSession is null
        && SignInMachine.MayShow(Prompt.AskRecoveryCode, SignInMachine.PromptFor(attempt, facts));

    public async Task<SignInInput> CheckAsync(SignInView view, SignInPost.RecoveryCode post, SignInPlace place, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(view.Attempt.Owner);
        var source = await database.ReadAsync(db => lookup.FindSourceAsync(db, owner, place), cancellation);
        var verdict = await check.CheckAsync(owner, post.Typed, source, cancellation);
        return new SignInInput.RecoveryCodeGiven(
            new(verdict switch { { IsThrottled: true } => SecretVerdict.Throttled, { Proof: null } => SecretVerdict.Wrong, _ => SecretVerdict.Right }, verdict.Wait),
            verdict.Proof);
    }

    /// <summary>Part of the transaction that keeps the step; it tells the owner how many are left.</summary>
    public async Task SpendAsync(DbSession db, RecoveryCodeProof proof, HttpContext context)
    {
        if (!await RecoveryCodeCheck.SpendAsync(db, proof))
        {
            throw new StepLostException();
        }

        var left = await RecoveryCodeStore.CountAsync(db, proof.Owner);
        await changes.TellAsync(
            db, proof.Owner, FactorChange.RecoveryCodeUsed, left.ToString(CultureInfo.InvariantCulture), Caller.Nobody(RequestOrigins.Of(context)));
    }

    /// <summary>The same input once its code was used up by somebody faster; nothing for every other input.</summary>
    public static SignInInput? Late(SignInInput input) =>
        input is SignInInput.RecoveryCodeGiven { Proof: { } proof } ? new SignInInput.RecoveryCodeGiven(new(SecretVerdict.Wrong, proof.Try.Wait), null) : null;
}
