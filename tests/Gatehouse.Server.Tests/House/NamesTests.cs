using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.House;

/// <summary>A newcomer finds a thing where its name says, and no file is too long to read.</summary>
public sealed partial class NamesTests
{
    private const int LongestFile = 500;
    private static readonly string[] Forbidden = ["Common", "Shared", "Helpers", "Helper", "Utils", "Util", "Core", "Managers", "Manager", "Base", "Impl", "Misc"];

    private static readonly string Repository = Find();

    public static string[] Sources { get; } = [.. new[] { "src", "tests", "bench", "tools" }
        .Select(folder => Path.Combine(Repository, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))];

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() =>
        Sources.SelectMany(file => Path.GetRelativePath(Repository, file).Split('/')[..^1]).Intersect(Forbidden).ShouldBeEmpty();

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Sources.Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => Forbidden.Any(word => name.EndsWith(word, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void No_file_is_over_five_hundred_lines_and_nine_in_ten_are_under_two_hundred_and_fifty()
    {
        var sizes = Sources.Select(file => (File: Path.GetRelativePath(Repository, file), Lines: File.ReadLines(file).Count())).ToList();
        sizes.Where(each => each.Lines > LongestFile).ShouldBeEmpty();
        sizes.Count(each => each.Lines < 250).ShouldBeGreaterThan(sizes.Count * 9 / 10);
    }

    [Fact]
    public void Statements_stand_in_stores_only() =>
        Sources
            .Where(file => file.Contains("/src/", StringComparison.Ordinal) && !file.EndsWith("Store.cs", StringComparison.Ordinal) && !file.Contains("/Foundation/Storage/", StringComparison.Ordinal))
            .Where(file => Statement().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName)
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Sources.Where(file => !file.EndsWith("NamesTests.cs", StringComparison.Ordinal) && Unfinished().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).ShouldBeEmpty();

    [Fact]
    public void Every_room_has_a_readme()
    {
        var server = Path.Combine(Repository, "src", "Gatehouse.Server");
        var rooms = new[] { "Foundation", "People", "Doors" }.SelectMany(floor => Directory.EnumerateDirectories(Path.Combine(server, floor)))
            .Concat(new[] { "SignIn", "Access", "Web", "SignIn/Challenges" }.Select(room => Path.Combine(server, room)));
        rooms.Where(room => !File.Exists(Path.Combine(room, "README.md"))).Select(room => Path.GetRelativePath(server, room)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_path_that_the_architecture_names_exists()
    {
        var text = File.ReadAllText(Path.Combine(Repository, "docs", "architecture.md"));
        var named = Named().Matches(text).Select(match => match.Value).Distinct();
        named.Where(path => !File.Exists(Path.Combine(Repository, path)) && !Directory.Exists(Path.Combine(Repository, path))
            && !Path.Exists(Path.Combine(Repository, "src/Gatehouse.Server", path))).ShouldBeEmpty();
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gatehouse.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }

    [GeneratedRegex("""("|^\s*)(SELECT\s+\S+.*\bFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM)\s""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    [GeneratedRegex("NotImplementedException|\\bTODO\\b|\\bFIXME\\b|\\bHACK\\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex("(src|tests|docs|bench|tools|Foundation|People|SignIn|Access|Doors|Web)/[A-Za-z0-9_./-]*[A-Za-z0-9](\\.cs|\\.cshtml|\\.md|\\.sql|/)", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
