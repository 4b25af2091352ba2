using System.Text.Json;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <param name="Users">Nothing in a file that an earlier version wrote.</param>
internal sealed record DemoRoot(string AccountName, string Email, string Password, IReadOnlyList<DemoUser>? Users = null);

/// <param name="AccessKeyId">Nothing until the key was made; its secret is only told then.</param>
internal sealed record DemoUser(string Name, string Password, string PolicyArn, string? AccessKeyId = null, string? SecretAccessKey = null);

internal sealed record DemoPerson(string UserName, string DisplayName, string Email, string Password);

/// <param name="Id">Nothing until its people have their access.</param>
internal sealed record DemoDirectory(string Name, string Subdomain, IReadOnlyList<DemoPerson> Users, string? Id = null);

/// <summary>
/// <c>demo.json</c> in the data directory, readable by its owner only: the passwords that were drawn at the first start. Sealing them
/// would gain nothing, since the key file lies beside it; and no other part of the program ever knows a password.
/// </summary>
/// <param name="Directory">Nothing in a file that an earlier version wrote.</param>
internal sealed record DemoFile(IReadOnlyList<DemoRoot> Roots, DemoDirectory? Directory = null)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The file that is there; otherwise <paramref name="draw"/> fills a new one.</summary>
    public static async Task<DemoFile> ReadOrWriteAsync(PlaceOptions place, Func<DemoFile> draw, CancellationToken cancellation)
    {
        var path = PathOf(place);
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<DemoFile>(await File.ReadAllTextAsync(path, cancellation), Form)
                ?? throw new RefusedException($"{path} cannot be read; delete the folder to begin a new demo.");
        }

        var drawn = draw();
        await drawn.WriteAsync(place, cancellation);
        return drawn;
    }

    public async Task WriteAsync(PlaceOptions place, CancellationToken cancellation)
    {
        var path = PathOf(place);
        File.Delete(path + ".partial");
        OwnFolder.CreateFile(path + ".partial", FileMode.Create);
        await File.WriteAllTextAsync(path + ".partial", JsonSerializer.Serialize(this, Form), cancellation);
        File.Move(path + ".partial", path, overwrite: true);
    }

    private static string PathOf(PlaceOptions place) => Path.Combine(place.DataDirectory, "demo.json");
}
