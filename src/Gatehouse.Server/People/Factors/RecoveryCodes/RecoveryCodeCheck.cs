using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.RecoveryCodes;

/// <summary>A code that was there when it was looked for. It counts for whoever spends it first.</summary>
/// <param name="Try">Given back with the spending.</param>
internal sealed record RecoveryCodeProof(CredentialOwner Owner, string Hash, ReservedTry Try);

/// <param name="Proof">Nothing when it was wrong, or nothing was looked at.</param>
/// <param name="Wait">How long until the next try.</param>
internal sealed record RecoveryCodeVerdict(RecoveryCodeProof? Proof, bool IsThrottled, TimeSpan Wait);

/// <summary>Says whether a typed recovery code is one of an owner's. Its tries are those of the owner's authenticator app.</summary>
internal sealed class RecoveryCodeCheck(Database database, AttemptGuard guard)
{
    public async Task<RecoveryCodeVerdict> CheckAsync(CredentialOwner owner, string typed, TrySource source, CancellationToken cancellation)
    {
        switch (await guard.ReserveAsync(owner, TotpDeviceCheck.Factor, source))
        {
            case GuardVerdict.Refused { Wait: var wait }:
                return new(null, true, wait);
            case GuardVerdict.Reserved { Try: var reserved }:
                var hash = RecoveryCode.HashOf(owner.ToString(), typed);
                var isThere = await database.ReadAsync(session => RecoveryCodeStore.IsThereAsync(session, owner, hash), cancellation);
                return new(isThere ? new(owner, hash, reserved) : null, false, reserved.Wait);
            default:
                throw new InvalidOperationException("The guard knows only yes and no.");
        }
    }

    /// <summary>Uses a code up; false when somebody was faster. Part of the caller's transaction.</summary>
    public static async Task<bool> SpendAsync(DbSession session, RecoveryCodeProof proof)
    {
        if (!await RecoveryCodeStore.TakeAsync(session, proof.Owner, proof.Hash))
        {
            return false;
        }

        await AttemptGuard.GiveBackAsync(session, proof.Try);
        return true;
    }
}
