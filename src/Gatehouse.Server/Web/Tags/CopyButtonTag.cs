using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Web.Tags;

/// <summary>Puts a value on the clipboard: <c>&lt;copy-button value="111122223333" label="Copy account ID" /&gt;</c>; unseen without script.</summary>
[HtmlTargetElement("copy-button", Attributes = "value,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CopyButtonTag(IStringLocalizer<Texts> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Value { get; set; } = "";

    /// <summary>What is copied, for those who do not see what stands beside the button.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        PagePolicy.Of(View.HttpContext).Run("copy.js");
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "copy");
        output.Attributes.SetAttribute("hidden", "hidden");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("title", Label);
        output.Attributes.SetAttribute("data-copy", Value);
        output.Attributes.SetAttribute("data-copied", texts["Copied"].Value);
        output.Content.SetHtmlContent(Icons.Get("copy"));
    }
}
