namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>The HTML of a letter, in the tables and inline styles that mail programs understand; no picture, nothing fetched from anywhere.</summary>
internal static class HtmlLetter
{
    public static string Write(LetterContent content, string brand, string origin)
    {
        var texts = new LetterTexts(content.Language);
        var html = new LetterHtml();
        html.Add(
            $"""
            <!DOCTYPE html>
            <html lang="{content.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{content.Subject}</title>
            <style>
            {LetterLook.Night}
            </style>
            </head>
            <body class="page" style="margin:0;padding:0;{LetterLook.Page}">
            <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="{LetterLook.Page}">
            <tr><td align="center" style="padding:32px 12px;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;">
            <tr><td class="brand" style="padding:0 4px 16px;{LetterLook.Brand}">{brand}</td></tr>
            <tr><td class="card" style="padding:32px 32px 16px;{LetterLook.Card}">
            <h1 class="strong" style="{LetterLook.Heading}">{content.Subject}</h1>

            """);
        foreach (var block in content.Blocks)
        {
            Add(html, block, texts);
        }

        html.Add(
            $"""
            </td></tr>
            <tr><td style="padding:20px 4px 0;">
            <p class="quiet" style="{LetterLook.Foot}">{texts.NeverAsks(brand)}</p>
            <p class="quiet" style="{LetterLook.Foot}">{texts.SentBy(brand, origin)}. {texts.NoReplies}</p>
            </td></tr>
            </table>
            </td></tr>
            </table>
            </body>
            </html>

            """);
        return html.ToString();
    }

    private static void Add(LetterHtml html, LetterBlock block, LetterTexts texts)
    {
        switch (block)
        {
            case LetterBlock.Paragraph { Text: var text }:
                html.Add($"<p class=\"text\" style=\"{LetterLook.Paragraph}\">{text}</p>\n");
                break;
            case LetterBlock.Code { Value: var code }:
                html.Add(
                    $"""
                    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;">
                    <tr><td class="code" style="{LetterLook.Code}">{code}</td></tr>
                    </table>

                    """);
                break;
            case LetterBlock.Button { Label: var label, Url: var url }:
                html.Add(
                    $"""
                    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px;">
                    <tr><td class="press" style="{LetterLook.ButtonBack}"><a href="{url}" target="_blank" rel="noopener noreferrer" style="{LetterLook.Button}">{label}</a></td></tr>
                    </table>
                    <p class="quiet" style="{LetterLook.Small}">{texts.ButtonFails}<br><a class="link" href="{url}" target="_blank" rel="noopener noreferrer" style="{LetterLook.Link}">{url}</a></p>

                    """);
                break;
            case LetterBlock.Facts { Pairs: var pairs }:
                html.Add($"<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 20px;\">\n");
                foreach (var (label, value) in pairs)
                {
                    html.Add($"<tr><th scope=\"row\" valign=\"top\" class=\"quiet row\" style=\"{LetterLook.FactLabel}\">{label}</th><td width=\"100%\" valign=\"top\" class=\"text row\" style=\"{LetterLook.FactValue}\">{value}</td></tr>\n");
                }

                html.Add($"</table>\n");
                break;
        }
    }
}
