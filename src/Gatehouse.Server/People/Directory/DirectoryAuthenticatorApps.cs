using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory;

/// <summary>Gives a workforce user an authenticator app that was shown to work, at the portal and at its door.</summary>
internal sealed class DirectoryAuthenticatorApps(TotpEnrolment enrolment, FactorChanges changes, SecretSource random, TimeProvider clock)
{
    /// <summary>The serial, or why there is none. Part of the caller's transaction.</summary>
    public async Task<Outcome<string>> AddAsync(DbSession session, string userId, string name, byte[] seed, TotpSetup setup, Caller caller)
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
            Kind = MfaDevice.Totp,
            Name = name,
            CreatedAt = now,
            AddedAt = now,
        };
        if (await enrolment.AddAsync(session, user.Owner, device, seed, setup) is { } refusal)
        {
            return refusal;
        }

        await changes.TellAsync(session, user.Owner, FactorChange.Added, device.Name, caller);
        return device.Serial;
    }
}
