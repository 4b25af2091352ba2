using System.Collections.Frozen;
using System.Globalization;
using Gatehouse.Server.Web;

namespace Gatehouse.Server.Doors.Help;

/// <summary>
/// Every help topic, in the language of the request and else in English.
/// A language is rendered whole when first asked for and kept: the text is part of the program, the values are settings.
/// </summary>
internal sealed class TopicLibrary
{
    private const string Prefix = "topics/";

    private readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, Topic>>> _languages;

    public TopicLibrary(IReadOnlyDictionary<string, string> values)
    {
        var files = typeof(TopicLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (Name: name, Parts: name[Prefix.Length..].Split('/')))
            .ToLookup(file => file.Parts[0], file => (file.Name, Slug: file.Parts[1]), StringComparer.Ordinal);
        _languages = files.ToFrozenDictionary(
            language => language.Key,
            language => new Lazy<FrozenDictionary<string, Topic>>(() => language.ToFrozenDictionary(
                file => file.Slug,
                file => TopicReader.Read(file.Slug, Text(file.Name), values),
                StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    public Topic? Find(string slug) =>
        In(Languages.Current)?.GetValueOrDefault(slug) ?? In(Languages.Default)!.GetValueOrDefault(slug);

    public IEnumerable<Topic> Of(Chapter chapter) =>
        In(Languages.Default)!.Keys
            .Select(slug => Find(slug)!)
            .Where(topic => topic.Chapter == chapter)
            .OrderBy(topic => topic.Order)
            .ThenBy(topic => topic.Title, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true));

    private FrozenDictionary<string, Topic>? In(string language) => _languages.GetValueOrDefault(language)?.Value;

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(TopicLibrary).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
