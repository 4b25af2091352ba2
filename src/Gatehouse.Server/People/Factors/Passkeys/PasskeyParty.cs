using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>Ourselves, as authenticators know us. Known only when the server listens: port 0 becomes a real one then.</summary>
internal sealed class PasskeyParty(PublicAddress address, PasskeyOptions options)
{
    public RelyingParty Get()
    {
        var origin = address.Origin;
        var id = options.RelyingPartyId.Length > 0 ? options.RelyingPartyId : origin.IdnHost;
        if (origin.IdnHost != id && !origin.IdnHost.EndsWith("." + id, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Gatehouse:Passkeys:RelyingPartyId is {id}, but the pages stand at {origin}: it must be that host or a parent domain of it.");
        }

        return new(id, [origin.GetLeftPart(UriPartial.Authority)]) { Ed25519 = Ed25519.Verifier };
    }
}
