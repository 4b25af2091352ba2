using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gatehouse.Server.Web.Tags;

public enum AlertKind
{
    Info,
    Success,
    Warning,
    Error,
}

/// <summary>A message about what just happened: <c>&lt;alert-box kind="Error" heading="…"&gt;…&lt;/alert-box&gt;</c>.</summary>
[HtmlTargetElement("alert-box")]
public sealed class AlertBoxTag : TagHelper
{
    public AlertKind Kind { get; set; }

    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "alert " + Kind.ToString().ToLowerInvariant());

        // An alert interrupts a screen reader, a status waits for its turn.
        output.Attributes.SetAttribute("role", Kind is AlertKind.Error ? "alert" : "status");
        output.PreContent.AppendHtml(Icons.Get(Kind is AlertKind.Success ? "check" : Kind is AlertKind.Info ? "info" : "attention"));
        output.PreContent.AppendHtml("<div>");
        if (Heading is not null)
        {
            var heading = new TagBuilder("strong");
            heading.InnerHtml.Append(Heading);
            output.PreContent.AppendHtml(heading);
        }

        output.PostContent.AppendHtml("</div>");
    }
}
