using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gatehouse.Server.Web.Tags;

/// <summary>A drawing of Web/Icons beside a text that says the same: <c>&lt;icon name="root" /&gt;</c>.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTag : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Get(Name));
    }
}
