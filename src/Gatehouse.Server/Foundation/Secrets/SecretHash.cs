using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>How unguessable tokens (at least 128 bits) lie in the database: SHA-256, enough because nobody can try them all.</summary>
internal static class SecretHash
{
    public static string Of(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether <paramref name="token"/> is the one that <paramref name="hash"/> was made of; takes the same time either way.</summary>
    public static bool Matches(string token, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(token)), Encoding.UTF8.GetBytes(hash));
}
