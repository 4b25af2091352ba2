namespace Gatehouse.Server.Foundation.Mail.Smtp;

/// <summary>One reply (RFC 5321, section 4.2): three digits and one or more lines of text.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestWords = 500;

    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsTransient => Code is >= 400 and < 500;

    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>For people: without control characters, cut where it gets long.</summary>
    public string Words
    {
        get
        {
            var text = $"{Code} {string.Join(' ', Lines)}";
            return string.Concat(text.Take(LongestWords).Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).TrimEnd();
        }
    }

    /// <summary>The words after <paramref name="keyword"/> in the answer to EHLO; nothing when the server does not offer it.</summary>
    public IReadOnlyList<string>? FindExtension(string keyword)
    {
        foreach (var line in Lines.Skip(1))
        {
            // Some old servers write AUTH=LOGIN for AUTH LOGIN.
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0].Equals(keyword, StringComparison.OrdinalIgnoreCase))
            {
                return words[1..];
            }
        }

        return null;
    }
}
