using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Gatehouse.Server.Doors.Help;

/// <summary>Reads one topic file: <c>name: value</c> lines, a line of three hyphens, Markdown. HTML in it is shown, never obeyed.</summary>
internal static partial class TopicReader
{
    private const string HeadEnd = "\n---\n";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static Topic Read(string slug, string text, IReadOnlyDictionary<string, string> values)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf(HeadEnd, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new FormatException($"{slug}: a line of three hyphens must follow the first lines.");
        }

        var head = text[..end].Split('\n').Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string Single(string name) => Fill(head[name].Single(), values, static value => value);
        return new Topic(
            slug,
            Enum.Parse<Chapter>(head["chapter"].Single(), ignoreCase: true),
            int.Parse(head["order"].Single()),
            head["kind"].SingleOrDefault(),
            Single("title"),
            Single("summary"),
            [.. head["step"].Select(step => ReadStep(step, values))],
            [.. head["see"].SelectMany(see => see.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            Fill(Render(text[(end + HeadEnd.Length)..]), values, WebUtility.HtmlEncode));
    }

    private static TopicStep ReadStep(string line, IReadOnlyDictionary<string, string> values)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        return new TopicStep(parts[0], Fill(parts[1], values, static value => value));
    }

    private static string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            Anchor(heading);
        }

        return document.ToHtml(Pipeline);
    }

    // "## Root user {#root-user}": the anchor is the author's, so that a translation keeps the addresses that pages link to.
    private static void Anchor(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is LiteralInline last && AnchorMark().Match(last.Content.ToString()) is { Success: true } mark)
        {
            heading.GetAttributes().Id = mark.Groups[2].Value;
            last.Content = new Markdig.Helpers.StringSlice(mark.Groups[1].Value);
        }
    }

    // After rendering, so that a value can be neither Markdown nor HTML.
    private static string Fill(string text, IReadOnlyDictionary<string, string> values, Func<string, string> encode) =>
        Placeholder().Replace(text, match => encode(values[match.Groups[1].Value]));

    [GeneratedRegex(@"^(.*?)\s*\{#([a-z0-9-]+)\}\s*$")]
    private static partial Regex AnchorMark();

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Placeholder();
}
