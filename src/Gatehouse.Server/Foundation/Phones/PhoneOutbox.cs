using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>Where every message is posted: in the transaction of the change it tells of, so that both happen or neither.</summary>
internal sealed class PhoneOutbox(Sealer sealer, SecretSource random, TimeProvider clock)
{
    /// <summary>The purpose that contents are sealed for.</summary>
    public const string Purpose = "phone";

    private const int LongestWords = 300;

    private long posted;

    /// <summary>Heard by this node's sender.</summary>
    public MailWake Wake { get; } = new();

    /// <exception cref="ArgumentException">A text of several lines or of no end: no gateway may be made to take one message for two.</exception>
    public async Task PostAsync(DbSession session, PhoneMessage message)
    {
        if (message.Words.Length is 0 or > LongestWords || message.Words.Any(char.IsControl) || message.Code?.All(char.IsAsciiDigit) == false)
        {
            throw new ArgumentException($"A message has 1 to {LongestWords} characters on one line, and a code only digits.", nameof(message));
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await PhoneStore.InsertAsync(session, new PhoneRow
        {
            Id = $"{now:x12}{(uint)Interlocked.Increment(ref posted):x8}{random.Text(16, "0123456789abcdef")}",
            Kind = message.Kind,
            Way = message.Way.ToString(),
            Recipient = message.To.E164,
            SealedContent = sealer.Seal(Purpose, PhoneContent.Of(message).Write()),
            State = MailState.Queued,
            NextTryAt = now,
            CreatedAt = now,
        });
        session.OnCommitted(Wake.Wake);
    }
}
