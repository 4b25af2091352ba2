using System.Security.Cryptography;
using Gatehouse.Protocols.WebAuthn.Keys;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class CoseKeyReaderTests : IDisposable
{
    private readonly SoftCredential ec = new(SoftAuthenticator.Es256, [1], [1]);
    private readonly SoftCredential rsa = new(SoftAuthenticator.Rs256, [1], [1]);

    public void Dispose()
    {
        ec.Dispose();
        rsa.Dispose();
    }

    [Fact]
    public void A_key_verifies_what_its_other_half_signed_and_nothing_else()
    {
        byte[] data = [1, 2, 3];
        foreach (var (credential, other) in new[] { (ec, rsa), (rsa, ec) })
        {
            var key = Read(credential.CoseKey).ShouldNotBeNull();
            key.Verify(data, credential.Sign(data)).ShouldBeTrue();
            key.Verify([1, 2, 4], credential.Sign(data)).ShouldBeFalse();
            key.Verify(data, other.Sign(data)).ShouldBeFalse();
            key.Verify(data, []).ShouldBeFalse();
            key.Verify(data, new byte[10_000]).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_bare_signature_as_in_JSON_is_none_here()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        new EcCoseKey(q.X, q.Y).Verify([1], key.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)).ShouldBeFalse();
    }

    [Fact]
    public void Keys_that_miss_something_hold_too_much_or_are_unsound_are_refused()
    {
        var n = RandomNumberGenerator.GetBytes(256);
        (n[0], n[^1]) = (0xFF, 0xFF);
        byte[] e = [1, 0, 1];
        foreach (var (what, key) in new (string, CborNode)[]
        {
            ("no map", CborNode.List()),
            ("empty", CborNode.Map()),
            ("no algorithm", CborNode.Map((1, 2), (-1, 1), (-2, ec.X), (-3, ec.Y))),
            ("no y", CborNode.Map((1, 2), (3, -7), (-1, 1), (-2, ec.X))),
            ("a compressed y", CborNode.Map((1, 2), (3, -7), (-1, 1), (-2, ec.X), (-3, true))),
            ("a private key", CborNode.Map((1, 2), (3, -7), (-1, 1), (-2, ec.X), (-3, ec.Y), (-4, ec.X))),
            ("one more member", CborNode.Map((1, 2), (2, new byte[] { 1 }), (3, -7), (-1, 1), (-2, ec.X), (-3, ec.Y))),
            ("another curve", CborNode.Map((1, 2), (3, -7), (-1, 2), (-2, ec.X), (-3, ec.Y))),
            ("another type", CborNode.Map((1, 3), (3, -7), (-1, 1), (-2, ec.X), (-3, ec.Y))),
            ("another algorithm", CborNode.Map((1, 2), (3, -35), (-1, 1), (-2, ec.X), (-3, ec.Y))),
            ("an RSA algorithm", CborNode.Map((1, 2), (3, -257), (-1, 1), (-2, ec.X), (-3, ec.Y))),
            ("off the curve", CborNode.Map((1, 2), (3, -7), (-1, 1), (-2, ec.X), (-3, ec.X))),
            ("the point at infinity", CborNode.Map((1, 2), (3, -7), (-1, 1), (-2, new byte[32]), (-3, new byte[32]))),
            ("short coordinates", CborNode.Map((1, 2), (3, -7), (-1, 1), (-2, ec.X[1..]), (-3, ec.Y))),
            ("a short modulus", CborNode.Map((1, 3), (3, -257), (-1, n[..128]), (-2, e))),
            ("a modulus with a zero before it", CborNode.Map((1, 3), (3, -257), (-1, (byte[])[0, .. n]), (-2, e))),
            ("an even modulus", CborNode.Map((1, 3), (3, -257), (-1, (byte[])[.. n[..^1], 2]), (-2, e))),
            ("an endless modulus", CborNode.Map((1, 3), (3, -257), (-1, (byte[])[.. n, .. n, .. n]), (-2, e))),
            ("the exponent one", CborNode.Map((1, 3), (3, -257), (-1, n), (-2, new byte[] { 1 }))),
            ("an even exponent", CborNode.Map((1, 3), (3, -257), (-1, n), (-2, new byte[] { 2 }))),
            ("no exponent", CborNode.Map((1, 3), (3, -257), (-1, n), (-2, Array.Empty<byte>()))),
            ("an endless exponent", CborNode.Map((1, 3), (3, -257), (-1, n), (-2, n))),
            ("RSA with SHA-1", CborNode.Map((1, 3), (3, -65535), (-1, n), (-2, e))),
            ("Ed25519 of another length", CborNode.Map((1, 1), (3, -8), (-1, 6), (-2, new byte[33]))),
            ("Ed448", CborNode.Map((1, 1), (3, -8), (-1, 7), (-2, new byte[32]))),
        })
        {
            Read(key.Encode()).ShouldBeNull(what);
        }
    }

    [Fact]
    public void Ed25519_is_served_only_where_somebody_verifies_it()
    {
        var key = CborNode.Map((1, 1), (3, -8), (-1, 6), (-2, new byte[32])).Encode();
        CoseKeyReader.TryRead(key, ed25519: null, out _).ShouldBeFalse();
        Read(key).ShouldNotBeNull().Verify([1], new byte[64]).ShouldBeTrue();
        Read(key).ShouldNotBeNull().Verify([1], new byte[63]).ShouldBeFalse();
    }

    private static CoseKey? Read(byte[] bytes) => CoseKeyReader.TryRead(bytes, static (_, _, _) => true, out var key) ? key : null;
}
