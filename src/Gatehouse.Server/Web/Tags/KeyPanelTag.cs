using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Web.Tags;

/// <summary>
/// Asks for a security key or passkey, inside a form: <c>&lt;key-panel use="get" options="…" token="…" button="…"&gt;what to do&lt;/key-panel&gt;</c>.
/// The form gets Token and Answer. Without script, or in a browser that knows no keys, it says so.
/// </summary>
[HtmlTargetElement("key-panel", Attributes = "use,options,token,button")]
public sealed class KeyPanelTag(IStringLocalizer<Texts> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary><c>create</c> or <c>get</c>.</summary>
    public string Use { get; set; } = "";

    /// <summary>The question for the browser, as JSON.</summary>
    public string Options { get; set; } = "";

    /// <summary>Comes back with the answer.</summary>
    public string Token { get; set; } = "";

    public string Button { get; set; } = "";

    /// <summary>Whether to ask as soon as the page is there, without a click.</summary>
    public bool Auto { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        PagePolicy.Of(View.HttpContext).Run("passkey.js");
        var lead = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "key-panel");
        output.Attributes.SetAttribute("data-webauthn", Use);
        output.Attributes.SetAttribute("data-options", Options);
        if (Auto)
        {
            output.Attributes.SetAttribute("data-webauthn-auto", "");
        }

        var says = new TagBuilder("div");
        says.MergeAttribute("role", "status");
        says.InnerHtml.AppendHtml(Sentence("script", texts["KeyNeedsScript"], hidden: false));
        says.InnerHtml.AppendHtml(Sentence("waiting", texts["KeyWaiting"]));
        says.InnerHtml.AppendHtml(Sentence("cancelled", texts["KeyCancelled", Button]));
        says.InnerHtml.AppendHtml(Sentence("known", texts["KeyKnown"]));
        says.InnerHtml.AppendHtml(Sentence("failed", texts["KeyFailed", Button]));
        says.InnerHtml.AppendHtml(Sentence("unsupported", texts["KeyUnsupported"]));

        output.Content.AppendHtml("<span class=\"key-badge\">").AppendHtml(Icons.Get("security-key")).AppendHtml("</span>");
        output.Content.AppendHtml("<div><p>").AppendHtml(lead).AppendHtml("</p>").AppendHtml(says).AppendHtml("</div>");
        output.Content.AppendHtml(Hidden("Token", Token));
        output.Content.AppendHtml(Hidden("Answer", ""));
        var button = new TagBuilder("button");
        button.MergeAttribute("type", "button");
        button.MergeAttribute("hidden", "hidden");
        button.InnerHtml.Append(Button);
        output.Content.AppendHtml(button);
    }

    private static TagBuilder Sentence(string when, string text, bool hidden = true)
    {
        var sentence = new TagBuilder("p");
        sentence.MergeAttribute("data-say", when);
        if (hidden)
        {
            sentence.MergeAttribute("hidden", "hidden");
        }

        sentence.InnerHtml.Append(text);
        return sentence;
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttribute("type", "hidden");
        input.MergeAttribute("name", name);
        input.MergeAttribute("value", value);
        return input;
    }
}
