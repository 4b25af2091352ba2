using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>
/// Gives somebody an authenticator app of their own that was shown to work, in the console and at the door. The root user's first one
/// has a serial of its own.
/// </summary>
internal sealed class OwnAuthenticatorApps(TotpEnrolment enrolment, FactorChanges changes, TimeProvider clock)
{
    /// <summary>The serial, or why there is none. Part of the caller's transaction; the row of the person is held by then.</summary>
    public async Task<Outcome<string>> AddAsync(DbSession session, Caller caller, string name, byte[] seed, TotpSetup setup)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var device = new MfaDevice
        {
            Serial = await ChooseSerialAsync(session, caller, name),
            AccountId = caller.AccountId,
            Owner = caller.Owner,
            Kind = MfaDevice.Totp,
            Name = name,
            CreatedAt = now,
            AddedAt = now,
        };
        if (await enrolment.AddAsync(session, owner, device, seed, setup) is { } refusal)
        {
            // A name that another user's device has is no name the caller could see: it is free to say that it is taken.
            return refusal == FactorRefusals.InUse && await MfaDeviceStore.FindAsync(session, caller.AccountId, device.Serial) is not null
                ? FactorRefusals.NameTaken
                : refusal;
        }

        await TagStore.RemoveAllAsync(session, device.Serial);
        await changes.TellAsync(session, owner, FactorChange.Added, device.Name, caller);
        return device.Serial;
    }

    /// <summary>Takes the person's row, so that no user is deleted between the question for devices and the first of them.</summary>
    public static async Task<Refusal?> TakeAsync(DbSession session, Caller caller)
    {
        if (caller.UserName is null)
        {
            await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
            return null;
        }

        await IamUserStore.LockAsync(session, caller.PrincipalId);
        return await IamUserStore.FindAsync(session, caller.PrincipalId) is null ? IamRefusals.NotFound("user", caller.UserName) : null;
    }

    private static async Task<string> ChooseSerialAsync(DbSession session, Caller caller, string name)
    {
        var own = MfaSerial.OfApp(caller.AccountId, "/", MfaSerial.RootDevice);
        return caller.UserName is null && await MfaDeviceStore.FindAsync(session, caller.AccountId, own) is null
            ? own
            : MfaSerial.OfApp(caller.AccountId, "/", name);
    }
}
