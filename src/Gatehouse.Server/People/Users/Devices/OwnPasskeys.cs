using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>Gives somebody a security key or passkey of their own, in the console and at the door.</summary>
internal sealed class OwnPasskeys(PasskeyRegistration registration, FactorChanges changes, SecretSource random, TimeProvider clock)
{
    /// <summary>The serial, or why there is none. Part of the caller's transaction; the row of the person is held by then.</summary>
    public async Task<Outcome<string>> AddAsync(DbSession session, Caller caller, string name, MadePasskey made)
    {
        var (owner, now) = (CredentialOwner.Read(caller.Owner), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var device = new MfaDevice
        {
            Serial = MfaSerial.OfPasskey(caller.AccountId, caller.UserName, name, random.Text(UniqueId.RandomLength, UniqueId.Alphabet)),
            AccountId = caller.AccountId,
            Owner = caller.Owner,
            Kind = MfaDevice.Passkey,
            Name = name,
            CreatedAt = now,
            AddedAt = now,
        };
        if (await registration.AddAsync(session, owner, device, made) is { } refusal)
        {
            return refusal;
        }

        await changes.TellAsync(session, owner, FactorChange.Added, device.Name, caller);
        return device.Serial;
    }
}
