namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>
/// The colours and measures of every letter: paper and pine by day, slate and mint by night, as on the pages. Mail programs drop style
/// sheets, so the day stands inline; those that know the night read it from the head.
/// </summary>
internal static class LetterLook
{
    private const string Font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";

    public static readonly LetterStyle Page = new("background-color:#f6f4ee;color:#22302b;");
    public static readonly LetterStyle Card = new("background-color:#fffefb;border:1px solid #cfcabb;border-radius:10px;");
    public static readonly LetterStyle Brand = new(Font + "font-size:17px;font-weight:600;color:#0a5e4f;");
    public static readonly LetterStyle Heading = new(Font + "margin:0 0 16px;font-size:22px;line-height:30px;font-weight:600;color:#16241f;");
    public static readonly LetterStyle Paragraph = new(Font + "margin:0 0 16px;font-size:16px;line-height:24px;color:#22302b;");
    public static readonly LetterStyle Code = new("font-family:ui-monospace,'Cascadia Mono',Menlo,Consolas,monospace;font-size:34px;line-height:44px;font-weight:600;letter-spacing:6px;color:#16241f;background-color:#edeadf;border-radius:8px;padding:14px 12px 14px 18px;");
    public static readonly LetterStyle Button = new(Font + "display:inline-block;padding:13px 26px;font-size:16px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none;");
    public static readonly LetterStyle ButtonBack = new("background-color:#0b6353;border-radius:8px;");
    public static readonly LetterStyle Small = new(Font + "margin:0 0 16px;font-size:13px;line-height:20px;color:#55625c;");
    public static readonly LetterStyle Link = new("color:#0a5e4f;word-break:break-all;");
    public static readonly LetterStyle FactLabel = new(Font + "padding:6px 16px 6px 0;font-size:14px;line-height:20px;color:#55625c;text-align:left;font-weight:400;white-space:nowrap;border-top:1px solid #dcd8cc;");
    public static readonly LetterStyle FactValue = new(Font + "padding:6px 0;font-size:14px;line-height:20px;color:#22302b;border-top:1px solid #dcd8cc;word-break:break-word;");
    public static readonly LetterStyle Foot = new(Font + "margin:0 0 6px;font-size:13px;line-height:20px;color:#55625c;");

    public static readonly LetterStyle Night = new(
        """
        @media (prefers-color-scheme:dark){
        .page{background-color:#101715!important;color:#d5dfda!important}
        .card{background-color:#18211e!important;border-color:#2f3d37!important}
        .brand,.link{color:#7fd4b8!important}
        .strong{color:#eef5f1!important}
        .text{color:#d5dfda!important}
        .quiet{color:#9fb0a8!important}
        .code{background-color:#222d29!important;color:#eef5f1!important}
        .press{background-color:#74ccae!important}
        .press a{color:#06241c!important}
        .row{border-color:#2a3631!important}
        }
        """);
}

/// <summary>Style of our own making: the one thing besides literals that goes into a letter's HTML as it is.</summary>
internal readonly record struct LetterStyle(string Css);
