using System.Text.Json.Serialization;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>Which of the two sender addresses a letter carries.</summary>
internal enum LetterSender
{
    Accounts,
    Directory,
}

/// <summary>One letter to one person, as text for people; how it looks is the same for all letters.</summary>
/// <param name="Kind">What it is about, for lists and metrics: <c>verification-code</c>, <c>password-reset</c>.</param>
internal sealed record Letter(string Kind, string To, LetterSender Sender, string Subject, IReadOnlyList<LetterBlock> Blocks);

/// <summary>One piece of a letter. The names stand in stored letters: a released one never changes.</summary>
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Code), "code")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(Facts), "facts")]
internal abstract record LetterBlock
{
    private LetterBlock()
    {
    }

    internal sealed record Paragraph(string Text) : LetterBlock;

    /// <summary>A code to type, set large and easy to copy.</summary>
    internal sealed record Code(string Value) : LetterBlock;

    /// <summary>A link, shown as a button and, in the plain text, as its whole address.</summary>
    internal sealed record Button(string Label, string Url) : LetterBlock;

    /// <summary>When, where, from which browser: pairs of label and value.</summary>
    internal sealed record Facts(IReadOnlyList<KeyValuePair<string, string>> Pairs) : LetterBlock;
}
