using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.People.Factors;

internal enum FactorChange
{
    Added,
    Removed,
    Renamed,
    Resynced,
    RecoveryCodesMade,
    RecoveryCodeUsed,

    /// <summary>Its counter went back: another one like it may exist.</summary>
    MaybeCopied,

    /// <summary>Codes may go to a phone from now on.</summary>
    PhoneVerified,
    PhoneRemoved,
}

/// <summary>
/// Says that somebody's devices changed, in the transaction of the change. A device more or less ends every other session of its owner,
/// which began on other proof; the one it was done in stays. Whoever has a mailbox gets a letter about each.
/// </summary>
internal sealed class FactorChanges(CredentialChanges changes, FactorLetters letters)
{
    public async Task TellAsync(DbSession session, CredentialOwner owner, FactorChange change, string deviceName, Caller caller)
    {
        if (change is FactorChange.Added or FactorChange.Removed)
        {
            await changes.TellAsync(session, new CredentialChange(owner, CredentialChangeKind.FactorsChanged, caller.SessionId) { KeepsTrust = change == FactorChange.Added });
        }

        if (change == FactorChange.Removed && (await MfaDeviceStore.FindDevicesAsync(session, owner)).Count == 0)
        {
            // They take a device's place; with the last one they go, and do not come back with the next.
            await RecoveryCodeStore.DeleteAllAsync(session, owner);
        }

        await letters.ChangedAsync(session, owner, change, deviceName, caller.Origin);
    }
}
