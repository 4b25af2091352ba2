#pragma warning disable CA1416 // The suite runs on Linux, where files have these rights.
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

internal static class FileRights
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void ShouldBeClosedToOthers(string file) => File.GetUnixFileMode(file).ShouldBe(Owner, file);

    public static void FolderShouldBeClosedToOthers(string folder) => File.GetUnixFileMode(folder).ShouldBe(Owner | UnixFileMode.UserExecute, folder);

    public static void OpenToOthers(string file) => File.SetUnixFileMode(file, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
}
