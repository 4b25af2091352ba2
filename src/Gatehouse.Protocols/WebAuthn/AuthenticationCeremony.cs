using System.Security.Cryptography;
using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>
/// Verifying an authentication assertion (WebAuthn level 3, section 7.2).
/// Steps 1 to 4 and 7 are the page's and <see cref="AuthenticationResponse"/>'s; 24 and 25 are the caller's, with the challenge spent first.
/// </summary>
internal static class AuthenticationCeremony
{
    /// <param name="stored">The credential that the caller found by the response's id.</param>
    public static AuthenticationOutcome Verify(RelyingParty party, AuthenticationExpectation expected, StoredCredential stored, AuthenticationResponse response)
    {
        // 5. It is one of those that were asked for.
        if (expected.Allowed.Count > 0 && !expected.Allowed.Any(id => id.Span.SequenceEqual(response.Id.Span)))
        {
            return new AuthenticationOutcome.Refused("it is none of the credentials that were asked for");
        }

        // 6. It belongs to the user who signs in: somebody else's passkey proves only somebody else.
        if (FindOwnerFault(expected, stored, response) is { } ownerFault)
        {
            return new AuthenticationOutcome.Refused(ownerFault);
        }

        // 8 to 14. Type, challenge, origin and frame.
        if (ClientDataRules.FindFault(response.ClientDataJson, ClientDataRules.Get, expected.Challenge, party) is { } clientFault)
        {
            return new AuthenticationOutcome.Refused(clientFault);
        }

        // An assertion makes no credential (section 6.1): one that does was cut from a registration.
        if (!AuthenticatorDataReader.TryRead(response.AuthenticatorData, out var data) || data.Credential is not null)
        {
            return new AuthenticationOutcome.Refused("its authenticator data cannot be read");
        }

        // 15 to 18. Relying party, presence, verification, backup flags.
        if (AuthenticatorDataRules.FindFault(data, party, expected.UserVerification, presence: true) is { } dataFault)
        {
            return new AuthenticationOutcome.Refused(dataFault);
        }

        // 19. Whether it may be copied to other devices never changes in a credential's life.
        if (data.Has(AuthenticatorFlags.BackupEligible) != stored.BackupEligible)
        {
            return new AuthenticationOutcome.Refused("its backup eligibility changed");
        }

        // 20, 21. The signature over exactly the bytes that were judged above.
        if (!CoseKeyReader.TryRead(stored.PublicKey, party.Ed25519, out var key))
        {
            return new AuthenticationOutcome.Refused("its stored key cannot be used on this machine");
        }

        byte[] signed = [.. response.AuthenticatorData.Span, .. SHA256.HashData(response.ClientDataJson.Span)];
        if (!key.Verify(signed, response.Signature.Span))
        {
            return new AuthenticationOutcome.Refused("its signature is wrong");
        }

        // 22. Only after the signature, so that nobody but the key's holder can raise the suspicion. 23: extension outputs are passed over.
        var proof = new AssertionProof(data.Has(AuthenticatorFlags.UserVerified), data.SignCount, data.Has(AuthenticatorFlags.BackedUp));
        return (data.SignCount != 0 || stored.SignCount != 0) && data.SignCount <= stored.SignCount
            ? new AuthenticationOutcome.CloneSuspected(proof, stored.SignCount)
            : new AuthenticationOutcome.Proved(proof);
    }

    private static string? FindOwnerFault(AuthenticationExpectation expected, StoredCredential stored, AuthenticationResponse response)
    {
        if (!stored.Id.Span.SequenceEqual(response.Id.Span))
        {
            return "it is another credential than the stored one";
        }

        if (expected.UserHandle is { } identified && !identified.Span.SequenceEqual(stored.UserHandle.Span))
        {
            return "it is another user's";
        }

        return response.UserHandle is { } given
            ? given.Span.SequenceEqual(stored.UserHandle.Span) ? null : "it names another user than its own"
            : expected.UserHandle is null ? "it names no user" : null;
    }
}
