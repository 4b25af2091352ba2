using System.CommandLine;
using System.Text;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>A server with people in it, on this machine alone: letters stay in the mailbox page and everybody may sign up.</summary>
internal static class DemoVerb
{
    private const string OwnHttps = "https://localhost:8443";

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
        var tls = new Option<bool>("--tls") { Description = "Answer over https, too, with a certificate of this machine's own authority: new AWS CLIs take only https start addresses." };
        var verb = new Command("demo", "Run a server with demo accounts and a mailbox page; it continues with the same data.") { InstallationOptions.Urls, describe, tls };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(describe), parsed.GetValue(tls), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? describe, bool tls, CancellationToken cancellation)
    {
        await using var app = ServerHost.Build(InstallationOptions.Read(parsed), defaults: Defaults, file: parsed.GetValue(InstallationOptions.SettingsFile));
        var place = app.Services.GetRequiredService<PlaceOptions>();

        // Before anything listens: everybody may sign up here, and the mailbox shows every letter.
        if (place.Urls.FirstOrDefault(static url => !IsLoopback(url)) is { } outside)
        {
            throw new RefusedException($"The demo listens on this machine only, at addresses such as http://localhost:8080, and {outside} is none of them. Use 'gatehouse serve' for others.");
        }

        var authority = tls ? Secure(app.Services, place) : null;
        await ServerHost.StartAsync(app, cancellation);
        var people = await DemoPeople.MeetAsync(app.Services, cancellation);
        var description = DemoDescription.Of(app.Services, people, authority);
        if (describe is not null)
        {
            await WriteAsync(describe, description.ToJson(), cancellation);
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(description.ToText());
        _ = StartupGarbage.CollectSoonAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>The https address comes first: it is the one that people and clients use.</summary>
    private static LocalAuthority Secure(IServiceProvider services, PlaceOptions place)
    {
        var authority = new LocalAuthority(
            Path.Combine(Path.GetFullPath(place.DataDirectory), "tls"), services.GetRequiredService<SecretSource>(), services.GetRequiredService<TimeProvider>());
        var options = services.GetRequiredService<TlsOptions>();
        if (options.CertificateFile.Length == 0)
        {
            authority.Prepare();
            options.CertificateFile = authority.CertificateFile;
        }

        place.Urls = [.. place.Urls.Where(IsHttps).DefaultIfEmpty(OwnHttps), .. place.Urls.Where(static url => !IsHttps(url))];
        place.Domain = place.Domain.Length == 0 ? "localhost" : place.Domain;
        return authority;
    }

    private static bool IsHttps(string url) => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string url)
    {
        try
        {
            return DirectLoopback.IsLoopbackName(BindingAddress.Parse(url).Host);
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
