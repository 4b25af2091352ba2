using System.Runtime.InteropServices;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>Ed25519 by libsodium, as the server brings it where its machine has the library.</summary>
internal static class SodiumEd25519
{
    public static bool IsThere => NativeLibrary.TryLoad("libsodium.so.23", out _) || NativeLibrary.TryLoad("libsodium.so.26", out _);

    static SodiumEd25519() => NativeLibrary.SetDllImportResolver(typeof(SodiumEd25519).Assembly, static (name, _, _) =>
        name == "libsodium" && (NativeLibrary.TryLoad("libsodium.so.23", out var library) || NativeLibrary.TryLoad("libsodium.so.26", out library)) ? library : 0);

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        crypto_sign_ed25519_verify_detached(signature.ToArray(), data.ToArray(), (ulong)data.Length, publicKey.ToArray()) == 0;

    [DllImport("libsodium")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int crypto_sign_ed25519_verify_detached(byte[] signature, byte[] data, ulong length, byte[] publicKey);
}
