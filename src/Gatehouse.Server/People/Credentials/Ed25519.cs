using System.Runtime.InteropServices;
using Gatehouse.Protocols.WebAuthn.Keys;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Ed25519 (RFC 8032) of libsodium, which the framework has not. Without the library such keys are not offered.</summary>
internal static unsafe partial class Ed25519
{
    private const string Library = "libsodium";
    private const int KeyBytes = 32;
    private const int SignatureBytes = 64;

    /// <summary>Asking whether the library is there also finds it for the calls of this class.</summary>
    public static Ed25519Verifier? Verifier { get; } = Argon2.IsAvailable ? Verify : null;

    private static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyBytes || signature.Length != SignatureBytes)
        {
            return false;
        }

        fixed (byte* keyAt = publicKey, dataAt = data, signatureAt = signature)
        {
            return crypto_sign_verify_detached(signatureAt, dataAt, (ulong)data.Length, keyAt) == 0;
        }
    }

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_sign_verify_detached(byte* signature, byte* data, ulong length, byte* publicKey);
}
