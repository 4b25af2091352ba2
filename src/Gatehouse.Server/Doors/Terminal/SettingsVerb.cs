using System.CommandLine;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Terminal;

internal static class SettingsVerb
{
    public static Command Describe()
    {
        var markdown = new Option<bool>("--markdown") { Description = "Write the list as docs/operating/settings.md has it: without the values of this installation." };
        var verb = new Command("settings", "List every setting with its meaning, default and value here. Secrets are never printed.") { markdown };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(markdown)));
        return verb;
    }

    /// <summary>The text of docs/operating/settings.md.</summary>
    public static string WriteMarkdown(SettingsCatalogue catalogue)
    {
        var text = new System.Text.StringBuilder(
            """
            # Settings

            Written by `gatehouse settings --markdown`; a test fails when this page is stale.

            A setting `A:B` is the environment variable `Gatehouse__A__B`, or in a JSON file `{ "Gatehouse": { "A": { "B": … } } }`.
            Later ones win: the defaults below, `appsettings.json` beside the program, the file of `--settings`, environment
            variables, options of the command line. Durations are ISO 8601 (`PT15M`, `P7D`), lists are comma separated.
            A secret may come from a file instead: `A:BFile` names it.

            | setting | environment variable | default | meaning |
            |---|---|---|---|

            """);
        foreach (var setting in catalogue.All)
        {
            var value = setting.Default.Length > 0 ? $"`{setting.Default}`" : "";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{setting.Key}` | `{setting.EnvironmentName}` | {value} | {setting.Meaning.Replace("|", "\\|", StringComparison.Ordinal)}{(setting.Secret ? " *Secret.*" : "")} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool markdown)
    {
        await using var installation = Installation.Open(parsed);
        var output = parsed.InvocationConfiguration.Output;
        var catalogue = installation.Get<SettingsCatalogue>();
        if (markdown)
        {
            await output.WriteAsync(WriteMarkdown(catalogue));
            return 0;
        }

        var configuration = installation.Get<IConfiguration>();
        foreach (var setting in catalogue.All)
        {
            await output.WriteLineAsync($"{setting.Key}");
            await output.WriteLineAsync($"    {setting.Meaning}");
            await output.WriteLineAsync($"    default: {(setting.Default.Length > 0 ? setting.Default : "(empty)")}   environment: {setting.EnvironmentName}");
            if (Present(setting, configuration) is { } value)
            {
                await output.WriteLineAsync($"    here:    {value}");
            }
        }

        return 0;
    }

    private static string? Present(SettingDescription setting, IConfiguration configuration)
    {
        var key = $"{SettingsReader.Root}:{setting.Key}";
        return setting.Secret
            ? configuration[key] is { Length: > 0 } ? "(set, not shown)" : configuration[key + "File"] is { Length: > 0 } file ? $"(from {file})" : null
            : configuration[key];
    }
}
