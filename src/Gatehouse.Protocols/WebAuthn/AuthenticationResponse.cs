using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>A browser's answer to <see cref="RequestOptions"/> (AuthenticationResponseJSON, section 5.1).</summary>
internal sealed record AuthenticationResponse(
    ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> ClientDataJson, ReadOnlyMemory<byte> AuthenticatorData, ReadOnlyMemory<byte> Signature)
{
    private const int LongestUserHandle = 64;

    /// <summary>Whose credential it is, by the authenticator's memory; keys that keep nothing do not know.</summary>
    public ReadOnlyMemory<byte>? UserHandle { get; init; }

    /// <summary>Section 7.2, steps 3, 4 and 7.</summary>
    public static bool TryRead(string? json, [NotNullWhen(true)] out AuthenticationResponse? response)
    {
        response = null;
        if (CredentialJson.TryRead(json, out var credential) && credential.FindBytes("clientDataJSON") is { } clientData
            && credential.FindBytes("authenticatorData") is { } data && credential.FindBytes("signature") is { } signature)
        {
            response = new(credential.Id, clientData, data, signature)
            {
                // Some clients write an empty one where they mean none. A bare null would become an empty one, too.
                UserHandle = credential.FindBytes("userHandle") is { Length: > 0 and <= LongestUserHandle } handle ? handle : default(ReadOnlyMemory<byte>?),
            };
        }

        return response is not null;
    }
}
