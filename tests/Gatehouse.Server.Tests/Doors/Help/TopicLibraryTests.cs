using System.Text.RegularExpressions;
using Gatehouse.Server.Doors.Help;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Help;

public sealed partial class TopicLibraryTests
{
    // Pages of other rooms that topics may lead to; their own tests prove that they exist.
    private static readonly string[] Doors = ["/", "/signin", "/signout", "/signup", "/forgot-password", "/find-addresses", "/support", "/console", "/help/endpoints"];

    [Fact]
    public void Every_link_in_every_topic_leads_to_a_page_and_a_place_on_it()
    {
        var library = Topics.Library();

        foreach (var topic in Topics.All(library))
        {
            foreach (var link in Link().Matches(topic.Html).Select(match => match.Groups[1].Value).Concat(topic.Steps.Select(step => step.Address)))
            {
                var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
                if (Doors.Contains(path))
                {
                    continue;
                }

                path.ShouldStartWith("/help/", Case.Sensitive, topic.Slug);
                var target = library.Find(path["/help/".Length..]).ShouldNotBeNull($"{topic.Slug} links to {link}");
                if (anchor is not null)
                {
                    target.Html.ShouldContain($"id=\"{anchor}\"");
                }
            }

            topic.See.ShouldAllBe(slug => library.Find(slug) != null, topic.Slug);
        }
    }

    [Fact]
    public void Every_help_link_of_every_page_leads_to_a_topic_and_a_place_on_it()
    {
        var library = Topics.Library();

        foreach (var file in Directory.EnumerateFiles(Repository.Server, "*.cshtml", SearchOption.AllDirectories))
        {
            foreach (Match link in HelpLink().Matches(File.ReadAllText(file)))
            {
                if (link.Groups[1].Value.StartsWith("endpoints", StringComparison.Ordinal))
                {
                    continue;
                }

                var topic = library.Find(link.Groups[1].Value).ShouldNotBeNull($"{file}: {link.Value}");
                if (link.Groups[2].Success)
                {
                    topic.Html.ShouldContain($"id=\"{link.Groups[2].Value}\"");
                }
            }
        }
    }

    [Fact]
    public void Every_topic_names_a_known_kind_of_user_or_none() =>
        Topics.All(Topics.Library()).ShouldAllBe(topic => topic.Kind == null || UserKind.Find(topic.Kind) != null);

    [Fact]
    public void Every_topic_about_trouble_leads_somewhere() =>
        Topics.Library().Of(Chapter.Trouble).ShouldAllBe(topic => topic.Steps.Count > 0 || topic.See.Count > 1);

    [Fact]
    public void Topics_speak_of_the_brand_and_never_of_another_provider() =>
        Topics.All(Topics.Library()).ShouldAllBe(topic => !Regex.IsMatch(topic.Title + topic.Summary + topic.Html, "Amazon|AWS"));

    [Fact]
    public void A_topic_that_does_not_exist_is_not_found() =>
        Topics.Library().Find("../en/user-types").ShouldBeNull();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("\"/help/([a-z0-9.-]+)(?:#([a-z0-9-]+))?\"")]
    private static partial Regex HelpLink();
}
