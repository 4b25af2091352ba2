using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>Where every letter is posted: in the transaction of the change it tells of, so that both happen or neither.</summary>
internal sealed class Outbox(Sealer sealer, SecretSource random, TimeProvider clock, MailWake wake)
{
    /// <summary>The purpose that contents are sealed for.</summary>
    public const string Purpose = "mail";

    private const int LongestSubject = 200;

    private long posted;

    /// <exception cref="ArgumentException">The address or the subject cannot stand in a letter; check addresses with <see cref="MailboxAddress.Find"/> first.</exception>
    public async Task PostAsync(DbSession session, Letter letter)
    {
        if (MailboxAddress.Find(letter.To) is null)
        {
            throw new ArgumentException("No letter can go to this address.", nameof(letter));
        }

        if (letter.Subject.Length is 0 or > LongestSubject || letter.Subject.Any(char.IsControl))
        {
            throw new ArgumentException($"A subject has 1 to {LongestSubject} characters on one line.", nameof(letter));
        }

        if (letter.Blocks.OfType<LetterBlock.Button>().Any(static button => !IsWebAddress(button.Url)))
        {
            throw new ArgumentException("A button leads to a whole address of the web.", nameof(letter));
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await MailStore.InsertAsync(session, new MailRow
        {
            Id = NewId(now),
            Kind = letter.Kind,
            Sender = letter.Sender.ToString(),
            Recipient = letter.To,
            SealedContent = sealer.Seal(Purpose, LetterContent.Of(letter).Write()),
            State = MailState.Queued,
            NextTryAt = now,
            CreatedAt = now,
        });
        session.OnCommitted(wake.Wake);
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>Sorts by time, and by the order of posting where two letters fall in one millisecond.</summary>
    private string NewId(long now) =>
        $"{now:x12}{(uint)Interlocked.Increment(ref posted):x8}{random.Text(16, "0123456789abcdef")}";
}
