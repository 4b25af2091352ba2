using System.Text.Json;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal.Demo;

internal sealed record DemoRoot(string AccountName, string Email, string Password);

/// <summary>
/// <c>demo.json</c> in the data directory, readable by its owner only: the passwords that were drawn at the first start. Sealing them
/// would gain nothing, since the key file lies beside it; and no other part of the program ever knows a password.
/// </summary>
internal sealed record DemoFile(IReadOnlyList<DemoRoot> Roots)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The file that is there; otherwise <paramref name="draw"/> fills a new one.</summary>
    public static async Task<DemoFile> ReadOrWriteAsync(PlaceOptions place, Func<DemoFile> draw, CancellationToken cancellation)
    {
        var path = Path.Combine(place.DataDirectory, "demo.json");
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<DemoFile>(await File.ReadAllTextAsync(path, cancellation), Form)
                ?? throw new RefusedException($"{path} cannot be read; delete the folder to begin a new demo.");
        }

        var drawn = draw();
        OwnFolder.CreateFile(path + ".partial", FileMode.Create);
        await File.WriteAllTextAsync(path + ".partial", JsonSerializer.Serialize(drawn, Form), cancellation);
        File.Move(path + ".partial", path, overwrite: false);
        return drawn;
    }
}
