using System.Globalization;
using System.Text.Json;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>What of a letter is nobody's business: it is stored sealed and wiped when the letter has gone.</summary>
/// <param name="Language">The language its person reads, for the lines that every letter has.</param>
internal sealed record LetterContent(string Subject, IReadOnlyList<LetterBlock> Blocks, string Language)
{
    public static LetterContent Of(Letter letter) => new(letter.Subject, letter.Blocks, CultureInfo.CurrentUICulture.Name);

    public static LetterContent Read(byte[] json) => JsonSerializer.Deserialize<LetterContent>(json)!;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);
}
