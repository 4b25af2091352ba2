using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Gatehouse.Protocols.Mail;

/// <summary>
/// One mailbox, <c>local@domain</c> in the dot-atom form of RFC 5321 section 4.1.2 with the letters of RFC 6531, and the one key by which
/// two spellings of it are the same: lower case, NFC, the domain in its ASCII form. A plus sign makes another address.
/// </summary>
internal sealed record EmailAddress
{
    /// <summary>The account API allows no longer ones.</summary>
    public const int MaxLength = 64;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    private EmailAddress(string text, string key) => (Text, Key) = (text, key);

    /// <summary>As the person wrote it, without white space around it.</summary>
    public string Text { get; }

    /// <summary>For comparing and looking up; never for sending.</summary>
    public string Key { get; }

    public static bool TryRead(string? typed, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var text = typed?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        // The form comes last: asking for the form of a text with U+FFFE or half a surrogate pair throws.
        var at = text.LastIndexOf('@');
        if (at <= 0 || !IsDotAtom(text[..at]) || FindAsciiDomain(text[(at + 1)..]) is not { } domain || !text.IsNormalized(NormalizationForm.FormC))
        {
            return false;
        }

        address = new(text, $"{text[..at].ToLowerInvariant()}@{domain}");
        return true;
    }

    public override string ToString() => Text;

    private static bool IsDotAtom(string local)
    {
        if (local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var rune in local.EnumerateRunes())
        {
            var isAtom = Rune.IsLetterOrDigit(rune)
                || CharUnicodeInfo.GetUnicodeCategory(rune.Value) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                || (rune.IsAscii && ".!#$%&'*+/=?^_`{|}~-".Contains((char)rune.Value, StringComparison.Ordinal));
            if (!isAtom)
            {
                return false;
            }
        }

        return true;
    }

    private static string? FindAsciiDomain(string domain)
    {
        var labels = domain.Split('.');

        // A name without a dot is a machine of one's own network; localhost.localdomain and the like still work.
        if (labels.Length < 2 || labels.Any(static label => label.Length is 0 or > 63 || MixesScripts(label)))
        {
            return null;
        }

        try
        {
            return Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Latin beside Cyrillic or Greek in one label is how look-alike domains are made (UTS 39, section 5.1).</summary>
    private static bool MixesScripts(string label)
    {
        var (latin, other) = (false, false);
        foreach (var rune in label.EnumerateRunes())
        {
            latin |= rune.Value is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= 0xC0 and <= 0x24F;
            other |= rune.Value is >= 0x370 and <= 0x52F or >= 0x1F00 and <= 0x1FFF;
        }

        return latin && other;
    }
}
