using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static class KeyExamination
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static Task<IReadOnlyList<Finding>> RunAsync(Examined installation)
    {
        var path = KeyFile.PathOf(installation.Get<SecretOptions>(), installation.Get<PlaceOptions>());
        return Task.FromResult<IReadOnlyList<Finding>>([Examine(installation, path)]);
    }

    private static Finding Examine(Examined installation, string path)
    {
        if (!File.Exists(path))
        {
            return Finding.Wrong("key file", $"{path} is not there. A first 'gatehouse serve' makes it; for a database that exists, restore it from its copy.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            return Finding.Wrong("key file", $"others on this machine may use {path}; run: chmod 600 {path}");
        }

        return Finding.Ok("key file", $"{path} holds the key {installation.Get<KeyFile>().Fingerprint}");
    }
}
