using System.Security.Cryptography;
using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>
/// Says whether a typed code is one of an owner's authenticator app, and that it was not used before.
/// <code>
///   reserve a try ──► compute, outside of transactions ──found──► spend the step in one statement ──it was there──► right, the try is given back
///        │                        └──nothing──► wrong, the try stays counted                  └──it was gone──► wrong, it stays counted
///        └──none left──► throttled, nothing is computed
/// </code>
/// One counter for sign-in, re-sync and the codes that calls bring along. A device that is not there costs the same work.
/// </summary>
internal sealed class TotpDeviceCheck(Database database, AttemptGuard guard, Sealer sealer, SecretSource random, TimeProvider clock)
{
    public const string Factor = "totp";

    private readonly Lazy<TotpState> standIn = new(() => StandIn(sealer, random));

    /// <summary>Checks a code and spends it.</summary>
    /// <param name="serial">The device that was chosen; nothing for any of the owner's.</param>
    public async Task<TotpVerdict> VerifyTotpAsync(
        CredentialOwner owner, string? serial, string code, TrySource source, CancellationToken cancellation = default)
    {
        var verdict = await CheckAsync(owner, serial, code, source, cancellation);
        return verdict is TotpVerdict.Right { Proof: var proof } && !await database.WriteAsync(session => SpendAsync(session, proof), cancellation)
            ? new TotpVerdict.Wrong(proof.Try.Wait)
            : verdict;
    }

    /// <summary>For callers with a transaction of their own, in which they call <see cref="SpendAsync"/>.</summary>
    public Task<TotpVerdict> CheckAsync(CredentialOwner owner, string? serial, string code, TrySource source, CancellationToken cancellation = default)
    {
        var typed = Strip(code);
        return CheckAsync(owner, serial, source, (state, seed, now) => TotpCheck.Find(seed, typed, now, (int)state.Drift, state.LastStep), cancellation);
    }

    /// <summary>Looks for a device whose clock went astray, by two consecutive codes; spending the proof remembers where it was found.</summary>
    public Task<TotpVerdict> CheckPairAsync(
        CredentialOwner owner, string? serial, string code1, string code2, TrySource source, CancellationToken cancellation = default)
    {
        var (first, second) = (Strip(code1), Strip(code2));
        return CheckAsync(owner, serial, source, (state, seed, now) => TotpResync.Find(seed, first, second, now, state.LastStep), cancellation);
    }

    /// <summary>Uses a code up; false when somebody was faster, or the device is gone or another's. Part of the caller's transaction.</summary>
    public static async Task<bool> SpendAsync(DbSession session, TotpProof proof)
    {
        if (!await TotpStore.SpendAsync(session, proof.Owner, proof.Serial, proof.Match, proof.At))
        {
            return false;
        }

        await AttemptGuard.GiveBackAsync(session, proof.Try);
        return true;
    }

    /// <summary>Apps show codes in two groups, and people copy them so.</summary>
    public static string Strip(string code) => string.Concat(code.Where(static each => !char.IsWhiteSpace(each)));

    private async Task<TotpVerdict> CheckAsync(
        CredentialOwner owner, string? serial, TrySource source, Func<TotpState, byte[], DateTimeOffset, TotpMatch?> find, CancellationToken cancellation)
    {
        switch (await guard.ReserveAsync(owner, Factor, source))
        {
            case GuardVerdict.Refused { Wait: var wait }:
                return new TotpVerdict.Throttled(wait);
            case GuardVerdict.Reserved { Try: var reserved }:
                var states = await database.ReadAsync(session => TotpStore.FindAsync(session, owner, serial), cancellation);
                return Find(owner, states, reserved, find) is { } proof ? new TotpVerdict.Right(proof) : new TotpVerdict.Wrong(reserved.Wait);
            default:
                throw new InvalidOperationException("The guard knows only yes and no.");
        }
    }

    private TotpProof? Find(
        CredentialOwner owner, IReadOnlyList<TotpState> states, ReservedTry reserved, Func<TotpState, byte[], DateTimeOffset, TotpMatch?> find)
    {
        var now = clock.GetUtcNow();
        foreach (var state in states.DefaultIfEmpty(standIn.Value))
        {
            // A seed that no key opens any more matches nothing.
            var seed = sealer.Open(TotpState.Purpose, state.SealedSeed) ?? [];
            var match = find(state, seed, now);
            CryptographicOperations.ZeroMemory(seed);
            if (match is { } found && seed.Length > 0 && states.Count > 0)
            {
                return new TotpProof(owner, state.Serial, found, reserved, now);
            }
        }

        return null;
    }

    private static TotpState StandIn(Sealer sealer, SecretSource random)
    {
        var seed = new byte[TotpSeed.Length];
        random.Fill(seed);
        return new() { SealedSeed = sealer.Seal(TotpState.Purpose, seed), LastStep = TotpStep.None };
    }
}
