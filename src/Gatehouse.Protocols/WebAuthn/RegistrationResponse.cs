using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.WebAuthn;

/// <summary>A browser's answer to <see cref="CreationOptions"/> (RegistrationResponseJSON, section 5.1).</summary>
internal sealed record RegistrationResponse(ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> ClientDataJson, ReadOnlyMemory<byte> AttestationObject)
{
    private const int MostTransports = 8;
    private const int LongestTransport = 32;

    /// <summary>Where the browser would look for the authenticator.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>The extension credProps.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>Section 7.1, steps 3 and 4.</summary>
    public static bool TryRead(string? json, [NotNullWhen(true)] out RegistrationResponse? response)
    {
        response = null;
        if (CredentialJson.TryRead(json, out var credential) && credential.FindBytes("clientDataJSON") is { } clientData && credential.FindBytes("attestationObject") is { } attestation)
        {
            response = new(credential.Id, clientData, attestation)
            {
                Transports = credential.Words("transports", MostTransports, LongestTransport),
                Discoverable = credential.FindDiscoverable(),
            };
        }

        return response is not null;
    }
}
