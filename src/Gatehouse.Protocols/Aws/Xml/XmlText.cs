using System.Text;

namespace Gatehouse.Protocols.Aws.Xml;

/// <summary>Puts texts into XML 1.0. What that cannot hold becomes the replacement character, so that a reply is always well-formed.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    public static StringBuilder AppendXml(this StringBuilder into, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                into.Append(letter).Append(text[++at]);
                continue;
            }

            _ = letter switch
            {
                '&' => into.Append("&amp;"),
                '<' => into.Append("&lt;"),
                '>' => into.Append("&gt;"),
                '"' => into.Append("&quot;"),

                // A bare one would be read back as a line feed.
                '\r' => into.Append("&#xD;"),
                '\t' or '\n' => into.Append(letter),
                < ' ' or '\uFFFE' or '\uFFFF' => into.Append(Replacement),
                _ when char.IsSurrogate(letter) => into.Append(Replacement),
                _ => into.Append(letter),
            };
        }

        return into;
    }
}
