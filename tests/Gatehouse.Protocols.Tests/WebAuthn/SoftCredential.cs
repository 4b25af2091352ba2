using System.Security.Cryptography;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>A credential that a <see cref="SoftAuthenticator"/> made and keeps.</summary>
internal sealed class SoftCredential : IDisposable
{
    private readonly ECDsa? ec;
    private readonly RSA? rsa;

    public SoftCredential(int algorithm, byte[] id, byte[] userHandle)
    {
        (Algorithm, Id, UserHandle) = (algorithm, id, userHandle);
        if (algorithm == SoftAuthenticator.Es256)
        {
            ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            (X, Y) = (ec.ExportParameters(false).Q.X!, ec.ExportParameters(false).Q.Y!);
            CoseKey = CborNode.Map((1, 2), (3, algorithm), (-1, 1), (-2, X), (-3, Y)).Encode();
        }
        else
        {
            rsa = RSA.Create(2048);
            CoseKey = CborNode.Map((1, 3), (3, algorithm), (-1, rsa.ExportParameters(false).Modulus!), (-2, rsa.ExportParameters(false).Exponent!)).Encode();
        }
    }

    public int Algorithm { get; }

    public byte[] Id { get; }

    public byte[] UserHandle { get; }

    public byte[] CoseKey { get; }

    public byte[] X { get; } = [];

    public byte[] Y { get; } = [];

    public byte[] Sign(byte[] data) =>
        ec?.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) ?? rsa!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose()
    {
        ec?.Dispose();
        rsa?.Dispose();
    }
}
