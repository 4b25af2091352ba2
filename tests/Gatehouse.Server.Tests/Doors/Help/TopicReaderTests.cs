using Gatehouse.Server.Doors.Help;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Help;

public sealed class TopicReaderTests
{
    private const string Head = "title: About {brand}\nsummary: Short.\nchapter: learn\norder: 1\n---\n";

    [Fact]
    public void A_heading_keeps_the_anchor_its_author_gave_it() =>
        Read("## Root user {#root-user}").Html.ShouldContain("<h2 id=\"root-user\">Root user</h2>");

    [Fact]
    public void Html_in_a_topic_is_shown_and_not_obeyed() =>
        Read("Hello <script>alert(1)</script>").Html.ShouldNotContain("<script>");

    [Fact]
    public void A_brand_name_can_be_neither_html_nor_markdown()
    {
        var topic = Read("Welcome to {brand} and `{brand}`.", "<b>*Gate*</b>");

        topic.Title.ShouldBe("About <b>*Gate*</b>");
        topic.Html.ShouldContain("Welcome to &lt;b&gt;*Gate*&lt;/b&gt; and <code>&lt;b&gt;*Gate*&lt;/b&gt;</code>");
    }

    [Fact]
    public void A_gap_that_nothing_fills_is_refused() =>
        Should.Throw<KeyNotFoundException>(() => Read("See {nothing}."));

    [Fact]
    public void A_file_without_the_line_after_its_head_is_refused() =>
        Should.Throw<FormatException>(() => TopicReader.Read("broken", "title: x\n", Topics.Values));

    private static Topic Read(string body, string brand = "Gatehouse") =>
        TopicReader.Read("test", Head + body, new Dictionary<string, string>(Topics.Values) { ["brand"] = brand });
}
