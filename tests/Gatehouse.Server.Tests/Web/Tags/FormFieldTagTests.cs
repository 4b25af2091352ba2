using System.Text.Encodings.Web;
using Gatehouse.Server.Web;
using Gatehouse.Server.Web.Tags;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web.Tags;

public sealed class FormFieldTagTests
{
    [Fact]
    public async Task A_field_with_an_error_is_invalid_and_described_by_the_error_before_the_hint()
    {
        var view = View();
        view.ModelState.AddModelError("Email", "Type an email address.");

        var html = await RenderAsync(new(Texts()) { View = view, Name = "Email", Label = "Root user email address", Hint = "As on the letters", Type = "email" });

        html.ShouldContain("<label for=\"Email\">Root user email address</label>");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("aria-describedby=\"Email-error Email-hint\"");
        html.ShouldContain("id=\"Email-error\"");
        html.ShouldContain("Type an email address.");
    }

    [Fact]
    public async Task A_password_is_never_written_back_into_the_page()
    {
        var view = View();
        view.ModelState.SetModelValue("Password", "typed-before", "typed-before");

        var html = await RenderAsync(new(Texts()) { View = view, Name = "Password", Label = "Password", Type = "password", Value = "given-by-page" });

        html.ShouldNotContain("typed-before");
        html.ShouldNotContain("given-by-page");
        PagePolicy.Of(view.HttpContext).Modules.ShouldBe(["show-password.js"]);
    }

    [Fact]
    public async Task What_a_person_typed_comes_back_without_becoming_markup()
    {
        var view = View();
        view.ModelState.SetModelValue("Name", "\"><script>alert(1)</script>", "\"><script>alert(1)</script>");

        var html = await RenderAsync(new(Texts()) { View = view, Name = "Name", Label = "Name" });

        html.ShouldNotContain("<script>");
        html.ShouldContain("&quot;&gt;&lt;script&gt;");
    }

    [Fact]
    public async Task Attributes_the_tag_does_not_know_go_to_the_input()
    {
        var html = await RenderAsync(new(Texts()) { View = View(), Name = "Code", Label = "MFA code" }, new("autocomplete", "one-time-code"), new("maxlength", "6"));

        html.ShouldMatch("<input [^>]*autocomplete=\"one-time-code\"");
        html.ShouldMatch("<input [^>]*maxlength=\"6\"");
    }

    private static async Task<string> RenderAsync(FormFieldTag tag, params TagHelperAttribute[] attributes)
    {
        var output = new TagHelperOutput("form-field", [.. attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await tag.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "field"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static ViewContext View() => new()
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
    };

    private static StringLocalizer<Texts> Texts() =>
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
}
