using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Steps 2 to 4 of signing: the string to sign, the key derived for one scope, and the signature.</summary>
internal static class SignatureSteps
{
    public static string StringToSign(DateTimeOffset signedAt, CredentialScope scope, string canonicalRequest) =>
        $"{SignatureReader.Algorithm}\n{AmzDate.Write(signedAt)}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    public static byte[] Derive(string secretAccessKey, CredentialScope scope)
    {
        Span<byte> key = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Encoding.UTF8.GetBytes(scope.Date), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Region), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Service), key);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(scope.Terminator), key);
        return key.ToArray();
    }

    public static string Sign(byte[] key, string stringToSign) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
