using System.Buffers.Text;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What both ceremonies require of the client data (section 7.1, steps 5 to 11; section 7.2, steps 8 to 14).</summary>
internal static class ClientDataRules
{
    public const string Create = "webauthn.create";
    public const string Get = "webauthn.get";

    /// <summary>What is wrong with it, or nothing.</summary>
    public static string? FindFault(ReadOnlyMemory<byte> json, string type, ReadOnlyMemory<byte> challenge, RelyingParty party)
    {
        // 5, 6 and 8, 9. It can be read, in one way.
        if (!ClientDataReader.TryRead(json, out var data))
        {
            return "its client data cannot be read";
        }

        // 7 and 10. One ceremony's signature is good for no other: a registration signs in nobody.
        if (data.Type != type)
        {
            return "its client data is of another ceremony";
        }

        // 8 and 11. It answers this challenge: an answer that was caught earlier is replayed in vain.
        if (challenge.IsEmpty || data.Challenge != Base64Url.EncodeToString(challenge.Span))
        {
            return "it answers another challenge";
        }

        // 9 and 12. It was given on one of our own pages, letter by letter: a look-alike page relays in vain.
        if (!party.Origins.Contains(data.Origin, StringComparer.Ordinal))
        {
            return "it was given at another origin";
        }

        // 10, 11 and 13, 14. Our page was not framed by another's, unless that one is known.
        if ((data.CrossOrigin || data.TopOrigin is not null) && !party.TopOrigins.Contains(data.TopOrigin ?? "", StringComparer.Ordinal))
        {
            return "it was given inside of another's page";
        }

        return null;
    }
}
