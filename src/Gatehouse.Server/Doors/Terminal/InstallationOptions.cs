using System.CommandLine;

namespace Gatehouse.Server.Doors.Terminal;

/// <summary>The options that say which installation is meant; every verb takes the first two.</summary>
internal static class InstallationOptions
{
    public static Option<string> SettingsFile { get; } = new("--settings")
    {
        Description = "A JSON file of settings. It wins over appsettings.json and yields to environment variables.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The folder of the embedded database, the key file and the backups (Gatehouse:DataDirectory).",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static Option<string[]> Urls { get; } = new("--urls")
    {
        Description = "The addresses to listen on (Gatehouse:Urls), such as http://localhost:8080.",
        HelpName = "URL",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The options in the form of settings.</summary>
    public static Dictionary<string, string?> Read(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (parsed.GetValue(Data) is { Length: > 0 } data)
        {
            settings["Gatehouse:DataDirectory"] = data;
        }

        // Asked by name: the verbs without --urls do not know the option.
        if (parsed.GetResult(Urls) is not null && parsed.GetValue(Urls) is { Length: > 0 } urls)
        {
            settings["Gatehouse:Urls"] = string.Join(',', urls.SelectMany(static url => url.Split(',', ';')));
        }

        return settings;
    }
}
