using System.Text;

namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>The same letter for programs that show plain text. Addresses and codes stand alone on their lines, never broken.</summary>
internal static class TextLetter
{
    private const int Width = 76;

    public static string Write(LetterContent content, string brand, string origin)
    {
        var texts = new LetterTexts(content.Language);
        var text = new StringBuilder(1024);
        AddWrapped(text, content.Subject);
        text.Append(new string('=', Math.Min(content.Subject.Length, Width))).Append("\n\n");
        foreach (var block in content.Blocks)
        {
            Add(text, block);
            text.Append('\n');
        }

        // The line that mail programs take for the end of the letter proper.
        text.Append("-- \n");
        AddWrapped(text, texts.NeverAsks(brand));
        text.Append(texts.SentBy(brand, origin)).Append('\n').Append(texts.NoReplies).Append('\n');
        return text.ToString();
    }

    private static void Add(StringBuilder text, LetterBlock block)
    {
        switch (block)
        {
            case LetterBlock.Paragraph { Text: var paragraph }:
                AddWrapped(text, paragraph);
                break;
            case LetterBlock.Code { Value: var code }:
                text.Append("    ").Append(code).Append('\n');
                break;
            case LetterBlock.Button { Label: var label, Url: var url }:
                text.Append(label).Append(":\n").Append(url).Append('\n');
                break;
            case LetterBlock.Facts { Pairs: var pairs }:
                var widest = pairs.Max(static pair => pair.Key.Length);
                foreach (var (label, value) in pairs)
                {
                    text.Append((label + ":").PadRight(widest + 2)).Append(value.ReplaceLineEndings(" ")).Append('\n');
                }

                break;
        }
    }

    private static void AddWrapped(StringBuilder text, string paragraph)
    {
        var column = 0;
        foreach (var word in paragraph.Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n');
                column = 0;
            }

            if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
