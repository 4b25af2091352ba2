using System.Security.Cryptography;
using Gatehouse.Protocols.WebAuthn.Attestation;
using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>
/// Registering a new credential (WebAuthn level 3, section 7.1).
/// Steps 1 to 4 are the page's and <see cref="RegistrationResponse"/>'s; 26 and 29 are the caller's, in one statement that stores a credential id once.
/// </summary>
internal static class RegistrationCeremony
{
    private const int LongestCredentialId = 1023;

    public static RegistrationOutcome Verify(RelyingParty party, RegistrationExpectation expected, RegistrationResponse response, DateTimeOffset now)
    {
        // 5 to 11. Type, challenge, origin and frame. First, since they are cheap and tell an attack from an accident.
        if (ClientDataRules.FindFault(response.ClientDataJson, ClientDataRules.Create, expected.Challenge, party) is { } clientFault)
        {
            return new RegistrationOutcome.Refused(clientFault);
        }

        // 12. What the authenticator signed instead of the client data.
        var hash = SHA256.HashData(response.ClientDataJson.Span);

        // 13. The envelope, and the authenticator data in it, to the last byte.
        if (!AttestationObject.TryRead(response.AttestationObject, out var envelope)
            || !AuthenticatorDataReader.TryRead(envelope.DataBytes, out var data) || data.Credential is not { } credential)
        {
            return new RegistrationOutcome.Refused("its attestation object cannot be read");
        }

        // 14 to 17. Relying party, presence, verification, backup flags. 18 and 19 only inform: the flags are in the outcome.
        if (AuthenticatorDataRules.FindFault(data, party, expected.UserVerification, presence: !expected.Conditional) is { } dataFault)
        {
            return new RegistrationOutcome.Refused(dataFault);
        }

        // 20. The key is of an algorithm that we offered, and sound: a weak one would be stored for years.
        if (!CoseKeyReader.TryRead(credential.PublicKey, party.Ed25519, out var key))
        {
            return new RegistrationOutcome.Refused("its key is none of those that were asked for");
        }

        // 21, 22. The statement, by its format's own procedure.
        var verdict = AttestationStatement.Verify(new(envelope, data, credential, key, hash), party.Ed25519);
        if (verdict is not AttestationVerdict.Good statement)
        {
            return new RegistrationOutcome.Refused(verdict is AttestationVerdict.Bad bad ? bad.Reason : "its attestation is not good");
        }

        // 23, 24. Somebody whom we trust vouches for the model, where that was asked for.
        if (!expected.Trust.Accepts(statement, now))
        {
            return new RegistrationOutcome.Refused("nobody whom we trust vouches for its model");
        }

        // 25. The id has the length that every client can store, and is the one that the page spoke of.
        if (credential.Id.Length is 0 or > LongestCredentialId || !credential.Id.Span.SequenceEqual(response.Id.Span))
        {
            return new RegistrationOutcome.Refused("its credential id is too long or not the one that was announced");
        }

        // 27, 28. The record; extension outputs other than credProps are passed over.
        return new RegistrationOutcome.Registered(new(credential.Id, credential.PublicKey, key.Algorithm, data.SignCount)
        {
            Aaguid = credential.Aaguid,
            UserVerified = data.Has(AuthenticatorFlags.UserVerified),
            BackupEligible = data.Has(AuthenticatorFlags.BackupEligible),
            BackedUp = data.Has(AuthenticatorFlags.BackedUp),
            Discoverable = response.Discoverable,
            Transports = response.Transports,
            Attestation = statement.Kind,
            TrustPath = statement.TrustPath,
        });
    }
}
