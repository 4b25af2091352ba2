using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>
/// Turns what was posted into what the machine takes. A code's own tries are few, but codes can be asked for in attempt after attempt: so
/// each guess also takes one of the owner's tries, which are counted over all attempts.
/// </summary>
internal sealed class AlternativeChecks(Database database, SignInLookup lookup, AttemptGuard guard, EmailCodes codes)
{
    public const string PhonePurpose = "sign-in-phone";

    /// <summary>Codes to mailbox and phone are guessed on one counter.</summary>
    private const string Factor = "alternative";

    public async Task<(SignInInput? Input, ReservedTry? Reserved)> CheckAsync(
        SignInView view, AlternativePost post, SignInPlace place, CancellationToken cancellation)
    {
        switch (post)
        {
            case AlternativePost.Move { What: var move }:
                return (new SignInInput.Alternative(move), null);
            case AlternativePost.SendToPhone { Way: var way }:
                var last = view.Attempt.PhoneCode?.SentAt ?? DateTimeOffset.MinValue;
                return (new SignInInput.PhoneCodeAsked(way, codes.ResendWait(last)), null);
            case AlternativePost.PhoneCode { Typed: var typed }:
                var (judgement, reserved) = await JudgeAsync(view.Attempt, view.Attempt.PhoneCode?.CodeId, PhonePurpose, typed, place, cancellation);
                return (new SignInInput.PhoneCodeGiven(judgement), reserved);
            default:
                throw new ArgumentOutOfRangeException(nameof(post));
        }
    }

    /// <summary>The mailed code of somebody without the device.</summary>
    public async Task<(SignInInput? Input, ReservedTry? Reserved)> CheckMailedAsync(
        SignInAttempt attempt, string purpose, string typed, SignInPlace place, CancellationToken cancellation)
    {
        var (judgement, reserved) = await JudgeAsync(attempt, attempt.CodeId, purpose, typed, place, cancellation);
        return (new SignInInput.EmailCodeGiven(judgement), reserved);
    }

    private async Task<(SecretJudgement Judgement, ReservedTry? Reserved)> JudgeAsync(
        SignInAttempt attempt, string? codeId, string purpose, string typed, SignInPlace place, CancellationToken cancellation)
    {
        if (codeId is null)
        {
            return (new(SecretVerdict.Dead, TimeSpan.Zero), null);
        }

        var owner = CredentialOwner.Read(attempt.Owner);
        var source = await database.ReadAsync(db => lookup.FindSourceAsync(db, owner, place), cancellation);
        switch (await guard.ReserveAsync(owner, Factor, source))
        {
            case GuardVerdict.Refused { Wait: var wait }:
                return (new(SecretVerdict.Throttled, wait), null);
            case GuardVerdict.Reserved { Try: var reserved }:
                var verdict = await codes.VerifyAsync(codeId, purpose, typed) switch
                {
                    CodeVerdict.Right => SecretVerdict.Right,
                    CodeVerdict.Wrong => SecretVerdict.Wrong,
                    _ => SecretVerdict.Dead,
                };
                return (new(verdict, reserved.Wait), reserved);
            default:
                throw new InvalidOperationException("The guard knows only yes and no.");
        }
    }
}
