using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gatehouse.Server.Web.Tags;

/// <summary>
/// Puts the antiforgery token into every form that posts to us.
/// The framework's own tag leaves it out as soon as a form states its action, and ours do.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTag(IAntiforgery antiforgery) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var action = output.Attributes["action"]?.Value?.ToString() ?? "";
        if (IsOurs(action))
        {
            output.PostContent.AppendHtml(antiforgery.GetHtml(View.HttpContext));
        }
    }

    // A token given to another site would let that site post in the person's name.
    private static bool IsOurs(string action) =>
        action.Length == 0 || action[0] is '?' || (action[0] is '/' && (action.Length == 1 || action[1] is not ('/' or '\\')));
}
