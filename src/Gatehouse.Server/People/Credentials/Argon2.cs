using System.Reflection;
using System.Runtime.InteropServices;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Argon2id (RFC 9106) of libsodium, the only native code of this room.</summary>
internal static unsafe partial class Argon2
{
    public const int SaltBytes = 16;

    private const string Library = "libsodium";
    private const int Argon2id13 = 2;
    private const int BytesPerKibibyte = 1024;
    private const int Mismatch = 22; // EINVAL, on every platform that has the library.

    // 1.0.18 is number 23, 1.0.19 and later are 26; these calls are the same in both.
    private static readonly string[] s_names = ["libsodium.so.23", "libsodium.so.26", Library];

    private static readonly Lazy<bool> s_available = new(Load);

    public static bool IsAvailable => s_available.Value;

    /// <summary>One lane, as libsodium has it.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int memoryKibibytes, int passes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(salt.Length, SaltBytes);
        var hash = new byte[length];
        fixed (byte* hashAt = hash, passwordAt = password, saltAt = salt)
        {
            var failed = crypto_pwhash(
                hashAt,
                (ulong)length,
                passwordAt,
                (ulong)password.Length,
                saltAt,
                (ulong)passes,
                (nuint)memoryKibibytes * BytesPerKibibyte,
                Argon2id13);
            return failed == 0 ? hash : throw Broken();
        }
    }

    /// <summary>Compares in fixed time; takes any salt length and number of lanes that the string names.</summary>
    public static bool Matches(ReadOnlySpan<byte> password, string phc)
    {
        fixed (byte* passwordAt = password)
        {
            if (crypto_pwhash_argon2id_str_verify(phc, passwordAt, (ulong)password.Length) == 0)
            {
                return true;
            }
        }

        // Only this answer means "another password": too little memory must not count as a wrong guess.
        return Marshal.GetLastPInvokeError() == Mismatch ? false : throw Broken();
    }

    private static InvalidOperationException Broken() =>
        new("libsodium could not compute a password hash: most likely the memory it needs is not there.");

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(Argon2).Assembly, Resolve);
        return Find() != 0 && sodium_init() >= 0;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Library ? Find() : 0;

    private static nint Find()
    {
        foreach (var name in s_names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int sodium_init();

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_pwhash(
        byte* hash, ulong hashLength, byte* password, ulong passwordLength, byte* salt, ulong passes, nuint memory, int algorithm);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int crypto_pwhash_argon2id_str_verify(string phc, byte* password, ulong passwordLength);
}
