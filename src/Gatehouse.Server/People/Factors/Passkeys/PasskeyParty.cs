using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>Ourselves, as authenticators know us. Known only when the server listens: port 0 becomes a real one then.</summary>
internal sealed class PasskeyParty(PublicAddress address, PlaceOptions place, PasskeyOptions options)
{
    /// <summary>Where our pages may use passkeys: the public address, and the host forms of a domain.</summary>
    public IReadOnlyList<string> Origins => RelyingPartyRules.OriginsOf(place, address.Origin);

    public RelyingParty Get() => new(RelyingPartyRules.IdOf(options, address.Origin), Origins) { Ed25519 = Ed25519.Verifier };

    public IEnumerable<string> Problems() => RelyingPartyRules.Problems(options, place, address.Origin);

    /// <exception cref="SettingsException">No browser would use a passkey with these settings.</exception>
    public void Judge()
    {
        if (Problems().ToList() is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }
    }
}
