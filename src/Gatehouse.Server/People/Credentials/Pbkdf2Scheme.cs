using System.Globalization;
using System.Security.Cryptography;
using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Server.People.Credentials;

/// <summary>PBKDF2-HMAC-SHA512 (RFC 8018, section 5.2) for machines without libsodium.</summary>
internal sealed class Pbkdf2Scheme : IPasswordScheme
{
    private const int Iterations = 220_000;

    // An altered row must not make one sign-in cost minutes.
    private const int MostIterations = 2_000_000;

    public string Name => "pbkdf2-sha512";

    public int SaltBytes => 16;

    public int HashBytes => 32;

    public PhcString Wrap(byte[] salt, byte[] hash) =>
        new(Name, null, [new PhcParameter("i", Iterations.ToString(CultureInfo.InvariantCulture))], salt, hash);

    public byte[] Hash(ReadOnlySpan<byte> password, byte[] salt) => Derive(password, salt, Iterations, HashBytes);

    public bool Accepts(PhcString stored) =>
        stored is { Version: null, Parameters: [{ Name: "i" }] }
        && stored.Number("i") is >= 1 and <= MostIterations
        && stored.Salt.Length is >= 4 and <= 64
        && stored.Hash.Length is >= 16 and <= 64;

    public bool Matches(ReadOnlySpan<byte> password, PhcString stored)
    {
        var derived = Derive(password, stored.Salt, stored.Number("i").GetValueOrDefault(), stored.Hash.Length);
        return CryptographicOperations.FixedTimeEquals(derived, stored.Hash);
    }

    public bool IsPresent(PhcString stored) =>
        stored.Scheme == Name
        && stored.Number("i") == Iterations
        && stored.Salt.Length == SaltBytes
        && stored.Hash.Length == HashBytes;

    private static byte[] Derive(ReadOnlySpan<byte> password, byte[] salt, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, length);
}
