using System.Security.Cryptography;
using System.Text;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>
/// The keys that seal secrets at rest, one line each: a short id and 32 bytes in base64. The first seals, all of them open;
/// rotation puts a new one in front.
/// </summary>
internal sealed class KeyFile
{
    private const string Heading = "# Gatehouse keys. Keep this file secret, keep it apart from the database, and keep a copy of it.";

    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);
    private readonly string path;

    private KeyFile(string path)
    {
        this.path = path;
        Load();
    }

    public string Path => path;

    public string CurrentId { get; private set; } = "";

    /// <summary>Names the current key without telling it: the first 16 hexadecimal digits of its SHA-256.</summary>
    public string Fingerprint => FingerprintOf(Current);

    /// <summary>Of every key in the file, the current one first.</summary>
    public IReadOnlyList<string> Fingerprints =>
        [Fingerprint, .. keys.Where(each => each.Key != CurrentId).Select(static each => FingerprintOf(each.Value))];

    public ReadOnlySpan<byte> Current => keys[CurrentId];

    /// <summary>Opens the file, or makes it when there is none.</summary>
    public static KeyFile OpenOrCreate(SecretOptions options, PlaceOptions place, SecretSource random)
    {
        var wanted = PathOf(options, place);
        if (!File.Exists(wanted))
        {
            Storage.OwnFolder.Create(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(wanted))!);
            Write(wanted, [NewLine(random)], FileMode.CreateNew);
        }

        return new(wanted);
    }

    public static string PathOf(SecretOptions options, PlaceOptions place) =>
        options.KeyFile.Length > 0 ? options.KeyFile : System.IO.Path.Combine(place.DataDirectory, "gatehouse.key");

    /// <summary>The key of that id; false when this file does not hold it.</summary>
    public bool TryGet(string id, out byte[] key) => keys.TryGetValue(id, out key!);

    /// <summary>Whether the key of that fingerprint is in this file, as the current one or an older one.</summary>
    public bool Holds(string fingerprint) => keys.Values.Any(key => FingerprintOf(key) == fingerprint);

    /// <summary>Puts a new key in front. What older ones sealed stays readable until it is sealed anew.</summary>
    public void Rotate(SecretSource random)
    {
        var lines = File.ReadAllLines(path).Where(IsKey);
        var beside = path + ".new";
        Write(beside, [NewLine(random), .. lines], FileMode.Create);
        File.Move(beside, path, overwrite: true);
        Load();
    }

    /// <summary>Forgets every key but the current one; only when nothing sealed by them is left.</summary>
    public void ForgetOldKeys()
    {
        var current = File.ReadAllLines(path).First(IsKey);
        var beside = path + ".new";
        Write(beside, [current], FileMode.Create);
        File.Move(beside, path, overwrite: true);
        Load();
    }

    private static string FingerprintOf(ReadOnlySpan<byte> key) => Convert.ToHexStringLower(SHA256.HashData(key))[..16];

    private static bool IsKey(string line) => line.Length > 0 && line[0] != '#';

    private static string NewLine(SecretSource random)
    {
        Span<byte> key = stackalloc byte[32];
        random.Fill(key);
        return $"{random.Text(6, "abcdefghijkmnpqrstuvwxyz23456789")} {Convert.ToBase64String(key)}";
    }

    private static void Write(string path, IReadOnlyList<string> lines, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(string.Join('\n', [Heading, .. lines, ""])));
        file.Flush(flushToDisk: true);
    }

    private void Load()
    {
        keys.Clear();
        CurrentId = "";
        foreach (var line in File.ReadLines(path).Where(IsKey))
        {
            var parts = line.Split(' ', 2);
            var key = new byte[32];
            if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1].Trim(), key, out var length) || length != 32)
            {
                throw new SettingsException([$"The key file {path} has a line that is no key; restore it from its copy."]);
            }

            keys[parts[0]] = key;
            CurrentId = CurrentId.Length == 0 ? parts[0] : CurrentId;
        }

        if (keys.Count == 0)
        {
            throw new SettingsException([$"The key file {path} holds no key; restore it from its copy."]);
        }
    }
}
