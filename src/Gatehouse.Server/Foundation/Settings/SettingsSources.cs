using System.Collections;
using Microsoft.Extensions.Configuration.Json;

namespace Gatehouse.Server.Foundation.Settings;

/// <summary>
/// Where settings come from; later ones win: the defaults in the program, appsettings.json beside it, the file named by
/// <c>--settings</c>, environment variables <c>Gatehouse__…</c>, the options of the command line.
/// </summary>
internal static class SettingsSources
{
    private const string Prefix = SettingsReader.Root + "__";

    /// <param name="file">The file of <c>--settings</c>; nothing when it was not given.</param>
    /// <exception cref="SettingsException">A file is missing or is no JSON.</exception>
    public static void Compose(
        IConfigurationBuilder configuration,
        IEnumerable<KeyValuePair<string, string?>> defaults,
        string? file,
        IEnumerable<KeyValuePair<string, string?>> options)
    {
        // The framework's own sources go: a variable such as Kestrel__Endpoints would open a door that no rule here has judged.
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection(Join(defaults));
        var beside = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        if (File.Exists(beside))
        {
            AddFile(configuration, beside);
        }

        if (file is not null)
        {
            AddFile(configuration, Path.GetFullPath(file));
        }

        configuration.AddInMemoryCollection(Join(Environment()));
        configuration.AddInMemoryCollection(Join(options));
    }

    /// <summary>Keys that were given and that nobody reads: misspelt ones, mostly.</summary>
    public static IEnumerable<string> FindUnknown(IConfiguration configuration, SettingsCatalogue catalogue)
    {
        var known = catalogue.All.ToDictionary(static each => each.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, _) in configuration.GetSection(SettingsReader.Root).AsEnumerable(makePathsRelative: true).Where(static pair => pair.Value is not null))
        {
            var isSecretFile = key.EndsWith("File", StringComparison.OrdinalIgnoreCase) && known.TryGetValue(key[..^4], out var setting) && setting.Secret;
            if (!known.ContainsKey(key) && !isSecretFile)
            {
                yield return $"{SettingsReader.Root}:{key}";
            }
        }
    }

    /// <summary>
    /// Writes a list given element by element as the one text it stands for; otherwise the elements of an earlier source would
    /// survive beside the list of a later one.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string?>> Join(IEnumerable<KeyValuePair<string, string?>> source)
    {
        var given = source.Where(static pair => pair.Value is not null).ToList();
        var lists = given.Where(static pair => ListOf(pair.Key) is not null)
            .OrderBy(static pair => pair.Key, ConfigurationKeyComparer.Instance)
            .GroupBy(static pair => ListOf(pair.Key)!, static pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return given.Where(static pair => ListOf(pair.Key) is null)
            .Concat(lists.Select(static list => new KeyValuePair<string, string?>(list.Key, string.Join(',', list))));
    }

    private static string? ListOf(string key) =>
        key.LastIndexOf(':') is var colon and > 0 && int.TryParse(key.AsSpan(colon + 1), out _) ? key[..colon] : null;

    private static void AddFile(IConfigurationBuilder configuration, string path)
    {
        try
        {
            // Read here and once: a file that changes later must not change half of a running server.
            using var text = File.OpenRead(path);
            var read = new ConfigurationBuilder().Add(new JsonStreamConfigurationSource { Stream = text }).Build();
            configuration.AddInMemoryCollection(Join(read.AsEnumerable()));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException or System.Text.Json.JsonException or InvalidDataException)
        {
            throw new SettingsException([$"The settings file {path} cannot be read: {wrong.InnerException?.Message ?? wrong.Message}"]);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Environment()
    {
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                yield return new(name.Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value);
            }
        }
    }
}
