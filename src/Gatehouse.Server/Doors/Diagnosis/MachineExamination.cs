using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static class MachineExamination
{
    private const long Enough = 1L << 30;

    public static Task<IReadOnlyList<Finding>> RunAsync(Examined installation) =>
        Task.FromResult<IReadOnlyList<Finding>>([ExamineHashing(), ExamineDisk(Path.GetFullPath(installation.Get<PlaceOptions>().DataDirectory))]);

    private static Finding ExamineHashing() => Argon2.IsAvailable
        ? Finding.Ok("password hashing", "Argon2id by libsodium")
        : Finding.Note("password hashing", "libsodium is missing, so passwords are hashed with PBKDF2, which is slower and weaker. Install it (Debian: libsodium23); passwords are hashed anew as people sign in.");

    private static Finding ExamineDisk(string folder)
    {
        // The folder may not be there yet; its nearest parent is on the same disk.
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{free / (double)Enough:0.0} GB free at {folder}");
        return free >= Enough ? Finding.Ok("disk", text) : Finding.Wrong("disk", $"{text}; make room before writes fail, 1 GB is the least.");
    }
}
