using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What both ceremonies require of the authenticator data (section 7.1, steps 14 to 17; section 7.2, steps 15 to 18).</summary>
internal static class AuthenticatorDataRules
{
    /// <param name="presence">False only where a browser made a passkey without asking (conditional creation).</param>
    public static string? FindFault(AuthenticatorData data, RelyingParty party, UserVerification verification, bool presence)
    {
        // 14 and 15. The credential is bound to us: the authenticator itself refuses to answer for another host.
        if (!data.RelyingPartyHash.Span.SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(party.Id))))
        {
            return "it was made for another relying party";
        }

        // 15 and 16. Somebody touched it: a program alone cannot use a key that is left plugged in.
        if (presence && !data.Has(AuthenticatorFlags.UserPresent))
        {
            return "nobody was present";
        }

        // 16 and 17. Its owner did, where it is the whole sign-in: a found key opens nothing.
        if (verification == UserVerification.Required && !data.Has(AuthenticatorFlags.UserVerified))
        {
            return "its user was not verified";
        }

        // 17 and 18. What cannot be backed up is not backed up: the flags were not made up.
        return data.Has(AuthenticatorFlags.BackedUp) && !data.Has(AuthenticatorFlags.BackupEligible) ? "its backup flags contradict each other" : null;
    }
}
