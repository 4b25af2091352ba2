using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>
/// An address that letters can go to: a dot-atom before the @ and a domain name after it (RFC 5321, section 4.1.2; RFC 6531 for other
/// scripts). Quoted local parts and address literals are left out: nobody has one, and they are where injections hide.
/// </summary>
/// <param name="LocalPart">As given; only its owner knows whether case matters.</param>
/// <param name="Domain">In its ASCII form (RFC 5891).</param>
internal sealed record MailboxAddress(string LocalPart, string Domain)
{
    private const int LongestLocalPart = 64;
    private const int Longest = 254;
    private static readonly SearchValues<char> Atom = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    /// <summary>Whether the mail server must offer SMTPUTF8 to take it.</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(LocalPart);

    public static MailboxAddress? Find(string text)
    {
        var at = text.LastIndexOf('@');
        if (at is < 1 or > LongestLocalPart || text.Length > Longest || !IsLocalPart(text.AsSpan(0, at)))
        {
            return null;
        }

        return FindDomain(text[(at + 1)..]) is { } domain ? new(text[..at], domain) : null;
    }

    public override string ToString() => $"{LocalPart}@{Domain}";

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var fits = rune.IsAscii
                ? Atom.Contains((char)rune.Value)
                : rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static string? FindDomain(string text)
    {
        try
        {
            var domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text);
            return domain.EndsWith('.') || domain.Length > 253 ? null : domain;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
