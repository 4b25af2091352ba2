using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Protocols.WebAuthn.Keys;

/// <summary>Reads a COSE key (RFC 9052, section 7): its algorithm, the members that this one requires, and no others (section 6.5.1).</summary>
internal static class CoseKeyReader
{
    private const long Kty = 1;
    private const long Alg = 3;
    private const long Crv = -1;
    private const long X = -2;
    private const long Y = -3;
    private const long N = -1;
    private const long E = -2;
    private const long TypeOkp = 1;
    private const long TypeEc2 = 2;
    private const long TypeRsa = 3;
    private const long CurveP256 = 1;
    private const long CurveEd25519 = 6;

    /// <param name="ed25519">Nothing where the machine cannot verify it: such a key is then none that is served.</param>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, Ed25519Verifier? ed25519, [NotNullWhen(true)] out CoseKey? key)
    {
        key = null;
        if (CborValueReader.TryRead(bytes, out var value) && value is CborValue.Map map)
        {
            key = (map.FindNumber(Alg), map.FindNumber(Kty)) switch
            {
                ((long)CoseAlgorithm.ES256, TypeEc2) => ReadEc(map),
                ((long)CoseAlgorithm.RS256, TypeRsa) => ReadRsa(map),
                ((long)CoseAlgorithm.EdDSA, TypeOkp) when ed25519 is not null => ReadEd25519(map, ed25519),
                _ => null,
            };
        }

        return key is not null;
    }

    private static EcCoseKey? ReadEc(CborValue.Map map) =>
        map.Holds(Kty, Alg, Crv, X, Y) && map.FindNumber(Crv) == CurveP256
        && map.FindBytes(X) is { Length: EcCoseKey.CoordinateLength } x && map.FindBytes(Y) is { Length: EcCoseKey.CoordinateLength } y
        && new EcCoseKey(x, y) is { IsOnCurve: true } key ? key : null;

    private static RsaCoseKey? ReadRsa(CborValue.Map map) =>
        map.Holds(Kty, Alg, N, E) && map.FindBytes(N) is { } n && map.FindBytes(E) is { } e && new RsaCoseKey(n, e) is { IsSound: true } key ? key : null;

    private static Ed25519CoseKey? ReadEd25519(CborValue.Map map, Ed25519Verifier verifier) =>
        map.Holds(Kty, Alg, Crv, X) && map.FindNumber(Crv) == CurveEd25519 && map.FindBytes(X) is { Length: Ed25519CoseKey.KeyLength } x
            ? new(x, verifier)
            : null;
}
