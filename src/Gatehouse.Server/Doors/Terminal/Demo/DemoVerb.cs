using System.CommandLine;
using System.Text;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>A server with people in it, on this machine alone: letters stay in the mailbox page and everybody may sign up.</summary>
internal static class DemoVerb
{
    private static readonly Dictionary<string, string?> Defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Gatehouse:DataDirectory"] = Path.Combine("data", "demo"),
        ["Gatehouse:Mail:Mailbox"] = "true",
        ["Gatehouse:Phone:Page"] = "true",
        ["Gatehouse:Accounts:SignUp"] = "open",
        ["Gatehouse:Api:ShowWrongSignatures"] = "true",
    };

    public static Command Describe()
    {
        var describe = new Option<string>("--describe") { Description = "When the server answers, write addresses and sign-ins as JSON to this file.", HelpName = "FILE" };
        var verb = new Command("demo", "Run a server with demo accounts and a mailbox page; it continues with the same data.") { InstallationOptions.Urls, describe };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(describe), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? describe, CancellationToken cancellation)
    {
        await using var app = ServerHost.Build(InstallationOptions.Read(parsed), defaults: Defaults, file: parsed.GetValue(InstallationOptions.SettingsFile));
        var place = app.Services.GetRequiredService<PlaceOptions>();

        // Before anything listens: everybody may sign up here, and the mailbox shows every letter.
        if (place.Urls.FirstOrDefault(static url => !IsLoopback(url)) is { } outside)
        {
            throw new RefusedException($"The demo listens on this machine only, at addresses such as http://localhost:8080, and {outside} is none of them. Use 'gatehouse serve' for others.");
        }

        await ServerHost.StartAsync(app, cancellation);
        var people = await DemoPeople.MeetAsync(app.Services, cancellation);
        var description = DemoDescription.Of(app.Services, people);
        if (describe is not null)
        {
            await WriteAsync(describe, description.ToJson(), cancellation);
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(description.ToText());
        _ = StartupGarbage.CollectSoonAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static bool IsLoopback(string url)
    {
        try
        {
            return Foundation.Network.DirectLoopback.IsLoopbackName(BindingAddress.Parse(url).Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Passwords stand in it, and a reader must never see half of it.</summary>
    private static async Task WriteAsync(string file, string json, CancellationToken cancellation)
    {
        var partial = file + ".partial";
        File.Delete(partial);
        OwnFolder.CreateFile(partial);
        await File.WriteAllTextAsync(partial, json, new UTF8Encoding(false), cancellation);
        File.Move(partial, file, overwrite: true);
    }
}
