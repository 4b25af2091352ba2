using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Web.Tags;

/// <summary>
/// One input with everything that belongs to it: <c>&lt;form-field for="Email" label="…" type="email" autocomplete="username" /&gt;</c>.
/// The content, if any, is a link beside the label; other attributes go to the input.
/// Errors are those of the model state under the field's name. A password's value is never written back.
/// </summary>
[HtmlTargetElement("form-field", Attributes = "label")]
public sealed class FormFieldTag(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>A megabyte that somebody sent is not sent back.</summary>
    private const int LongestEchoed = 4096;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public string? Value { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = For is null ? Name ?? "" : View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "-");
        var errors = View.ModelState[name]?.Errors.Select(error => error.ErrorMessage).ToList() ?? [];

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var attribute in output.Attributes)
        {
            input.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? attribute.Name);
        }

        input.MergeAttribute("id", id);
        input.MergeAttribute("name", name);
        input.MergeAttribute("type", Type);
        var secret = Type is "password";
        if (!secret && (Value ?? View.ModelState[name]?.AttemptedValue ?? For?.Model?.ToString()) is { Length: <= LongestEchoed } value)
        {
            input.MergeAttribute("value", value);
        }

        var described = new List<string>(2);
        if (errors.Count > 0)
        {
            input.MergeAttribute("aria-invalid", "true");
            described.Add(id + "-error");
        }

        if (Hint is not null)
        {
            described.Add(id + "-hint");
        }

        if (described.Count > 0)
        {
            input.MergeAttribute("aria-describedby", string.Join(' ', described));
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        var beside = await output.GetChildContentAsync();
        output.Content.AppendHtml(Element("label", Label, ("for", id)));
        output.Content.AppendHtml(secret ? WithReveal(input, id) : input);
        if (!beside.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<span class=\"beside\">").AppendHtml(beside).AppendHtml("</span>");
        }

        if (errors.Count > 0)
        {
            output.Content.AppendHtml(Element("p", string.Join(' ', errors), ("id", id + "-error"), ("class", "error")));
        }

        if (Hint is not null)
        {
            output.Content.AppendHtml(Element("p", Hint, ("id", id + "-hint"), ("class", "hint")));
        }
    }

    /// <summary>The button stays hidden until the module that makes it work is there.</summary>
    private TagBuilder WithReveal(TagBuilder input, string id)
    {
        PagePolicy.Of(View.HttpContext).Run("show-password.js");
        var box = new TagBuilder("div");
        box.AddCssClass("secret");
        box.InnerHtml.AppendHtml(input);
        box.InnerHtml.AppendHtml(Element(
            "button",
            texts["Show"],
            ("type", "button"),
            ("hidden", "hidden"),
            ("class", "reveal"),
            ("aria-controls", id),
            ("aria-label", texts["ShowPassword"]),
            ("aria-pressed", "false"),
            ("data-show", texts["Show"]),
            ("data-hide", texts["Hide"])));
        return box;
    }

    private static TagBuilder Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes)
        {
            element.MergeAttribute(name, value);
        }

        element.InnerHtml.Append(text);
        return element;
    }
}
