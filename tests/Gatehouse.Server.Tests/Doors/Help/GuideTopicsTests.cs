using Gatehouse.Server.Doors.Help;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Help;

public sealed class GuideTopicsTests
{
    private static readonly string[] WithoutPage = ["not applicable: there is no shop behind this product", "arrives with Builder ID"];

    private static IEnumerable<string[]> Rows =>
        File.ReadLines(Path.Combine(Repository.Root, "docs", "guide-topics.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("our page", StringComparison.Ordinal) && !line.StartsWith("| link |", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    [Fact]
    public void Every_heading_of_both_troubleshooting_chapters_is_listed() =>
        Rows.Count(row => row.Length == 3).ShouldBe(18 + 13);

    [Fact]
    public void Every_heading_has_a_page_or_says_why_not()
    {
        var library = Topics.Library();

        foreach (var row in Rows.Where(row => row.Length == 3))
        {
            if (row[1] == "-")
            {
                WithoutPage.ShouldContain(row[2], row[0]);
            }
            else
            {
                library.Find(row[1]["/help/".Length..])!.Chapter.ShouldBe(Chapter.Trouble, row[0]);
            }
        }
    }

    [Fact]
    public void Every_page_of_the_trouble_chapter_answers_a_heading() =>
        Topics.Library().Of(Chapter.Trouble).Select(topic => "/help/" + topic.Slug).ShouldBeSubsetOf(Rows.Select(row => row[1]));

    [Fact]
    public void Every_learn_more_link_leads_to_a_page_and_a_place_on_it()
    {
        var library = Topics.Library();

        foreach (var row in Rows.Where(row => row.Length == 2 && row[1] != "/help/endpoints"))
        {
            var parts = row[1]["/help/".Length..].Split('#');
            var topic = library.Find(parts[0]).ShouldNotBeNull(row[1]);
            if (parts.Length > 1)
            {
                topic.Html.ShouldContain($"id=\"{parts[1]}\"");
            }
        }
    }
}
