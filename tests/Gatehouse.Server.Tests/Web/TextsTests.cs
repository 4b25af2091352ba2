using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Web;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web;

public sealed partial class TextsTests
{
    public static TheoryData<string> Rooms =>
        [.. Directory.EnumerateFiles(Repository.Server, "Texts.resx", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Server, Path.GetDirectoryName(file)!))];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_text_that_a_room_names_exists(string room)
    {
        var known = Keys(Path.Combine(Repository.Server, room, "Texts.resx"));

        foreach (var (file, key, whole) in Used(room))
        {
            (whole ? known.Contains(key) : known.Any(name => name.StartsWith(key, StringComparison.Ordinal))).ShouldBeTrue($"{file} names the text {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_text_is_left_that_nothing_names(string room)
    {
        var used = Used(room).ToList();
        var source = string.Concat(Sources(room).Select(File.ReadAllText));

        foreach (var key in Keys(Path.Combine(Repository.Server, room, "Texts.resx")))
        {
            var named = source.Contains($"\"{key}\"", StringComparison.Ordinal)
                || used.Exists(use => !use.Whole && use.Key.Length > 0 && key.StartsWith(use.Key, StringComparison.Ordinal))
                || SuffixUse().Matches(source).Any(match => key.EndsWith(match.Groups[1].Value, StringComparison.Ordinal));
            named.ShouldBeTrue($"{room} has a text {key}");
        }
    }

    [Fact]
    public void Every_known_refusal_has_words()
    {
        var known = Keys(Path.Combine(Repository.Server, "Web", "Texts.resx"));

        foreach (var status in ProblemModel.Known)
        {
            known.ShouldContain($"Problem{status}Heading");
            known.ShouldContain($"Problem{status}What");
            known.ShouldContain($"Problem{status}Advice");
        }
    }

    [Fact]
    public void A_translation_has_the_keys_and_the_gaps_of_the_original()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Server, "Texts.*.resx", SearchOption.AllDirectories))
        {
            var original = Values(Path.Combine(Path.GetDirectoryName(file)!, "Texts.resx"));
            foreach (var (key, value) in Values(file))
            {
                original.ShouldContainKey(key, file);
                Gaps(value).ShouldBe(Gaps(original[key]), ignoreOrder: true, $"{file}: {key}");
            }
        }
    }

    private static IEnumerable<(string File, string Key, bool Whole)> Used(string room) =>
        from file in Sources(room)
        from Match match in Use().Matches(File.ReadAllText(file))
        let interpolated = match.Groups["dollar"].Length > 0
        let key = interpolated ? match.Groups["key"].Value.Split('{')[0] : match.Groups["key"].Value
        select (file, key, !interpolated && match.Groups["plus"].Length == 0);

    // A room's own sources: what lies below it, without the rooms below it that have texts of their own.
    private static IEnumerable<string> Sources(string room)
    {
        var folder = Path.Combine(Repository.Server, room);
        var inner = Directory.EnumerateFiles(folder, "Texts.resx", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)! + Path.DirectorySeparatorChar).Where(other => other != folder + Path.DirectorySeparatorChar).ToList();
        return Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !inner.Exists(other => file.StartsWith(other, StringComparison.Ordinal)));
    }

    private static HashSet<string> Keys(string resx) => [.. Values(resx).Keys];

    private static Dictionary<string, string> Values(string resx) =>
        XDocument.Load(resx).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Gaps(string value) => Gap().Matches(value).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\b(?:T|texts)\[(?<dollar>\$?)""(?<key>[^""]*)""(?<plus>\s*\+)?")]
    private static partial Regex Use();

    [GeneratedRegex(@"\b(?:T|texts)\[[^""\]]+\+\s*""(\w+)""")]
    private static partial Regex SuffixUse();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Gap();
}
