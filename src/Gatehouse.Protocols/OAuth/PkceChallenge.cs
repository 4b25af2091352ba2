using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Protocols.OAuth;

/// <summary>Proof Key for Code Exchange (RFC 7636) with SHA-256, the only method that is served.</summary>
internal static class PkceChallenge
{
    private const int Length = 43;
    private const int ShortestVerifier = 43;
    private const int LongestVerifier = 128;

    /// <summary>Whether a text can be a challenge: the base64url of 32 bytes without padding (section 4.2).</summary>
    public static bool IsWellFormed(string? challenge) => challenge is { Length: Length } && Base64Url.IsValid(challenge);

    /// <summary>Section 4.6: the challenge of the verifier is the one that came with the authorization request.</summary>
    public static bool Verify(string? verifier, string challenge) =>
        verifier is { Length: >= ShortestVerifier and <= LongestVerifier }
        && verifier.All(IsUnreserved)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(verifier)), Encoding.ASCII.GetBytes(challenge));

    public static string Of(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>Section 4.1.</summary>
    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';
}
