using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>
/// Seals what must be readable again (AES-256-GCM) and marks what must only be recognised (HMAC-SHA256). Every sealed text has a key
/// of its own, derived from the key file, a fresh salt and the purpose, so a nonce can never meet the same key twice and a text
/// sealed for one purpose does not open for another.
/// </summary>
internal sealed class Sealer(KeyFile keys, SecretSource random)
{
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private static readonly byte[] Nonce = new byte[12];

    /// <summary><c>keyid.base64url(salt, ciphertext, tag)</c>.</summary>
    public string Seal(string purpose, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[SaltLength + plain.Length + TagLength];
        var salt = sealedBytes.AsSpan(0, SaltLength);
        random.Fill(salt);
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Current, key, salt, Encoding.UTF8.GetBytes("seal:" + purpose));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(Nonce, plain, sealedBytes.AsSpan(SaltLength, plain.Length), sealedBytes.AsSpan(SaltLength + plain.Length));
        return $"{keys.CurrentId}.{Base64Url.EncodeToString(sealedBytes)}";
    }

    public string Seal(string purpose, string plain) => Seal(purpose, Encoding.UTF8.GetBytes(plain));

    /// <summary>What was sealed, or nothing when it was altered, sealed for another purpose or by a key that is gone.</summary>
    public byte[]? Open(string purpose, string sealedText)
    {
        var dot = sealedText.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !keys.TryGet(sealedText[..dot], out var master))
        {
            return null;
        }

        var encoded = sealedText.AsSpan(dot + 1);
        if (!Base64Url.IsValid(encoded))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(encoded);
        var length = bytes.Length - SaltLength - TagLength;
        if (length < 0)
        {
            return null;
        }

        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, key, bytes.AsSpan(0, SaltLength), Encoding.UTF8.GetBytes("seal:" + purpose));
        using var cipher = new AesGcm(key, TagLength);
        var plain = new byte[length];
        try
        {
            cipher.Decrypt(Nonce, bytes.AsSpan(SaltLength, length), bytes.AsSpan(SaltLength + length), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public string? OpenText(string purpose, string sealedText) =>
        Open(purpose, sealedText) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>
    /// Whether the current key sealed it; if not, it waits for <c>gatehouse key reseal</c>.
    /// </summary>
    public bool IsCurrent(string sealedText) => sealedText.StartsWith(keys.CurrentId + ".", StringComparison.Ordinal);

    /// <summary>A keyed mark of a short secret: without the key file, a stolen database does not let six digits be guessed.</summary>
    public string Mark(string purpose, string secret) => $"{keys.CurrentId}.{MarkWith(keys.Current, purpose, secret)}";

    /// <summary>The marks that <paramref name="secret"/> has under <paramref name="keyId"/>; nothing when that key is gone.</summary>
    public string? MarkUnder(string keyId, string purpose, string secret) =>
        keys.TryGet(keyId, out var key) ? $"{keyId}.{MarkWith(key, purpose, secret)}" : null;

    private static string MarkWith(ReadOnlySpan<byte> key, string purpose, string secret) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"mark:{purpose}:{secret}")));
}
