using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>HTML in the making. Only the literal parts of what is added and our own styles are markup; whatever else fills a hole is encoded.</summary>
internal sealed class LetterHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new(4096);

    public void Add([InterpolatedStringHandlerArgument("")] Markup markup) => _ = markup;

    public override string ToString() => text.ToString();

    /// <summary>The compiler hands it the literals and the holes of an interpolated string apart.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Markup(int literalLength, int formattedCount, LetterHtml target)
    {
        private readonly StringBuilder text = target.text.EnsureRoom(literalLength + (formattedCount * 16));

        public void AppendLiteral(string markup) => text.Append(markup);

        public void AppendFormatted(string value) => text.Append(Encoder.Encode(value));

        public void AppendFormatted(LetterStyle style) => text.Append(style.Css);
    }
}

file static class Growth
{
    public static StringBuilder EnsureRoom(this StringBuilder text, int more)
    {
        text.EnsureCapacity(text.Length + more);
        return text;
    }
}
