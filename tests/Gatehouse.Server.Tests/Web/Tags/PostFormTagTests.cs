using System.Text.RegularExpressions;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Web.Tags;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web.Tags;

public sealed class PostFormTagTests
{
    [Theory]
    [InlineData("/signin")]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("?handler=again")]
    public async Task A_form_that_posts_to_us_carries_a_token(string action) =>
        (await RenderAsync(action)).ShouldContain("name=\"form\"");

    [Theory]
    [InlineData("https://app.example/acs")]
    [InlineData("//app.example/acs")]
    [InlineData("/\\app.example/acs")]
    public async Task A_form_that_posts_elsewhere_takes_no_token_along(string action) =>
        (await RenderAsync(action)).ShouldNotContain("name=\"form\"");

    [Fact]
    public void Every_form_that_posts_is_written_so_that_the_tag_sees_it()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Server, "*.cshtml", SearchOption.AllDirectories))
        {
            foreach (Match form in Regex.Matches(File.ReadAllText(file), "<form(?=[\\s>])[^>]*>"))
            {
                form.Value.ShouldMatch("method=\"(post|get)\"", file);
            }
        }
    }

    [Fact]
    public void No_page_leans_on_a_tag_of_the_framework_that_is_not_switched_on()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Server, "*.cshtml", SearchOption.AllDirectories))
        {
            Regex.IsMatch(File.ReadAllText(file), @"\sasp-[a-z-]+=|<(cache|environment|component)\b").ShouldBeFalse(file);
        }
    }

    private static async Task<string> RenderAsync(string action)
    {
        await using var host = await ShellHost.StartAsync();
        var http = new DefaultHttpContext { RequestServices = host.Get<IServiceProvider>() };
        var output = new TagHelperOutput("form", [new("method", "post"), new("action", action)], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new PostFormTag(host.Get<IAntiforgery>()) { View = new ViewContext { HttpContext = http } }.Process(new TagHelperContext([], new Dictionary<object, object>(), "form"), output);
        return output.PostContent.GetContent();
    }
}
