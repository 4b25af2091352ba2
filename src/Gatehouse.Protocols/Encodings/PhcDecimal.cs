using System.Globalization;

namespace Gatehouse.Protocols.Encodings;

/// <summary>Decimals as the PHC string form has them: no sign, no leading zero, nothing around them.</summary>
internal static class PhcDecimal
{
    private const int LongestInt = 10;

    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > LongestInt || (text[0] == '0' && text.Length > 1))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
