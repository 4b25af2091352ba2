using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Turns typed codes of the owner's chosen device into what the machine takes. Nothing is used up before the machine says so.</summary>
internal sealed class DeviceCodes(Database database, SignInLookup lookup, TotpDeviceCheck check)
{
    public async Task<SignInInput> CheckAsync(SignInView view, SignInPost.Totp post, SignInPlace place, CancellationToken cancellation)
    {
        var (owner, source) = await FindSourceAsync(view, place, cancellation);
        var verdict = await check.CheckAsync(owner, SerialOf(view), post.Typed, source, cancellation);
        return new SignInInput.TotpGiven(Judge(verdict), ProofOf(verdict), post.Trust);
    }

    public async Task<SignInInput> CheckAsync(SignInView view, SignInPost.TwoTotp post, SignInPlace place, CancellationToken cancellation)
    {
        var (owner, source) = await FindSourceAsync(view, place, cancellation);
        var verdict = await check.CheckPairAsync(owner, SerialOf(view), post.First, post.Second, source, cancellation);
        return new SignInInput.TwoTotpGiven(Judge(verdict), ProofOf(verdict));
    }

    /// <summary>The same input once its code was used up by somebody faster; nothing for every other input.</summary>
    public static SignInInput? Late(SignInInput input) => input switch
    {
        SignInInput.TotpGiven { Proof: { } proof } => new SignInInput.TotpGiven(new(SecretVerdict.Wrong, proof.Try.Wait), null),
        SignInInput.TwoTotpGiven { Proof: { } proof } => new SignInInput.TwoTotpGiven(new(SecretVerdict.Wrong, proof.Try.Wait), null),
        SignInInput.PasskeyAsserted { Proof: not null } asserted => PasskeyFactor.Late(asserted),
        _ => null,
    };

    private async Task<(CredentialOwner Owner, TrySource Source)> FindSourceAsync(SignInView view, SignInPlace place, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(view.Attempt.Owner);
        return (owner, await database.ReadAsync(db => lookup.FindSourceAsync(db, owner, place), cancellation));
    }

    private static string SerialOf(SignInView view) => SecondFactor.DeviceOf(view.Attempt, view.Devices).Serial;

    private static TotpProof? ProofOf(TotpVerdict verdict) => (verdict as TotpVerdict.Right)?.Proof;

    private static SecretJudgement Judge(TotpVerdict verdict) => verdict switch
    {
        TotpVerdict.Right => new(SecretVerdict.Right, TimeSpan.Zero),
        TotpVerdict.Throttled { Wait: var wait } => new(SecretVerdict.Throttled, wait),
        TotpVerdict.Wrong { Wait: var wait } => new(SecretVerdict.Wrong, wait),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
