namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>RFC 2047: a header's text as it is where it is plain ASCII, else as encoded words of at most 75 characters, folded.</summary>
internal static class EncodedWords
{
    // 39 bytes are 52 characters, 64 with "=?utf-8?B?" and "?=", and stay within a line of 76 behind the longest header name we write.
    private const int BytesInWord = 39;

    public static string Write(string text)
    {
        if (text.All(static c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var words = new List<string>();
        var bytes = new List<byte>(BytesInWord);
        Span<byte> encoded = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            // A character is never cut in two: each word must be readable alone (section 5).
            var length = rune.EncodeToUtf8(encoded);
            if (bytes.Count + length > BytesInWord)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(encoded[..length]);
        }

        words.Add(Word(bytes));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
