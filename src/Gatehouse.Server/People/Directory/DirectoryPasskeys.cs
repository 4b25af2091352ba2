using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.People.Directory;

/// <summary>Gives a workforce user a security key or passkey, at the portal and at its door.</summary>
internal sealed class DirectoryPasskeys(PasskeyRegistration registration, FactorChanges changes, SecretSource random, TimeProvider clock)
{
    /// <summary>The serial, or why there is none. Part of the caller's transaction.</summary>
    public async Task<Outcome<string>> AddAsync(DbSession session, string userId, string name, MadePasskey made, Caller caller)
    {
        if (await DirectoryUserStore.FindAsync(session, userId) is not { } user)
        {
            return FactorRefusals.EnrolmentExpired;
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var device = new MfaDevice
        {
            Serial = DirectoryDeviceSerial.New(user, random),
            Owner = user.Owner.ToString(),
            Kind = MfaDevice.Passkey,
            Name = name,
            CreatedAt = now,
            AddedAt = now,
        };
        if (await registration.AddAsync(session, user.Owner, device, made) is { } refusal)
        {
            return refusal;
        }

        await changes.TellAsync(session, user.Owner, FactorChange.Added, device.Name, caller);
        return device.Serial;
    }
}
