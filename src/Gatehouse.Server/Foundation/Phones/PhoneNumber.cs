using System.Text;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>
/// A number that a text or a call can go to, in the one form that no two spellings share: a plus sign, a country code, at most fifteen
/// digits (ITU-T E.164, section 6.2). Only digits of ASCII count: a gateway must never be handed anything else.
/// </summary>
internal sealed record PhoneNumber
{
    private const int Fewest = 8;
    private const int Most = 15;
    private const int LongestTyped = 40;
    private const int Shown = 4;

    private PhoneNumber(string text) => E164 = text;

    public string E164 { get; }

    /// <summary>Enough for its owner to recognise it, and too little for anybody to call it.</summary>
    public string Masked => $"+{new string('*', E164.Length - 1 - Shown)}{E164[^Shown..]}";

    /// <summary>Nothing for what is no number in international form: extensions, letters and numbers without a country cannot be reached.</summary>
    public static PhoneNumber? Find(string? typed)
    {
        if (typed is null || typed.Length > LongestTyped)
        {
            return null;
        }

        var digits = new StringBuilder("+");
        var text = typed.AsSpan().Trim(' ');
        if (text.Length == 0 || text[0] != '+')
        {
            return null;
        }

        foreach (var each in text[1..])
        {
            if (char.IsAsciiDigit(each))
            {
                digits.Append(each);
            }
            else if (each is not (' ' or '-' or '(' or ')' or '.' or '/'))
            {
                return null;
            }
        }

        return digits.Length - 1 is >= Fewest and <= Most && digits[1] != '0' ? new(digits.ToString()) : null;
    }

    public override string ToString() => Masked;
}
