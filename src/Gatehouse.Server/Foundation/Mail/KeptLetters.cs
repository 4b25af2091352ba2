using Gatehouse.Server.Foundation.Mail.Writing;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>A letter as its person would see it, with what a development mailbox wants to lift out of it.</summary>
internal sealed record KeptLetter(MailRow Row, string From, string Subject, WrittenLetter Written, string? Code, IReadOnlyList<string> Links);

/// <summary>Opens letters whose content is still there: those under way, and where the mailbox is on, all.</summary>
internal sealed class KeptLetters(Database database, Sealer sealer, LetterWriter writer, SenderAddresses senders)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<KeptLetter>> FindAsync(string? to, int limit, CancellationToken cancellation = default)
    {
        var rows = await database.ReadAsync(session => MailStore.FindWithContentAsync(session, to, limit), cancellation);
        return [.. rows.Select(Open).OfType<KeptLetter>()];
    }

    public async Task<KeptLetter?> FindAsync(string id, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => MailStore.FindAsync(session, id), cancellation) is { } row ? Open(row) : null;

    private KeptLetter? Open(MailRow row)
    {
        if (row.SealedContent is null || sealer.Open(Outbox.Purpose, row.SealedContent) is not { } plain)
        {
            return null;
        }

        var content = LetterContent.Read(plain);
        return new(
            row,
            senders.For(Enum.Parse<LetterSender>(row.Sender)).ToString(),
            content.Subject,
            writer.Write(content),
            content.Blocks.OfType<LetterBlock.Code>().FirstOrDefault()?.Value,
            [.. content.Blocks.OfType<LetterBlock.Button>().Select(static button => button.Url)]);
    }
}
