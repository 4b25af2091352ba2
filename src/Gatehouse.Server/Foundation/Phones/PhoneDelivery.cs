using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>One claimed message: opens it, has it carried, and writes down what came of it.</summary>
internal sealed class PhoneDelivery(
    Database database, Sealer sealer, PhoneWebhook webhook, PhoneReadiness readiness, PhoneOptions options, TimeProvider clock, ILogger<PhoneDelivery> log)
{
    /// <summary>Longer than any delivery can take.</summary>
    public TimeSpan Lease => webhook.Timeout + TimeSpan.FromMinutes(1);

    /// <summary>A first try is made at any rate, unless it comes a long time late.</summary>
    private TimeSpan Longest => options.GiveUpAfter + TimeSpan.FromMinutes(1);

    public async Task DeliverAsync(PhoneRow row, CancellationToken cancellation)
    {
        if (row.SealedContent is null || sealer.Open(PhoneOutbox.Purpose, row.SealedContent) is not { } plain)
        {
            await FinishAsync(row, MailState.Failed, "Its content was sealed by a key that is gone.");
            return;
        }

        // After an outage of ours: a phone that rings at night for a code that is dead helps nobody.
        if (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt) > Longest)
        {
            await FinishAsync(row, MailState.Failed, row.LastAnswer ?? "Too old to be sent.");
            return;
        }

        if (!readiness.HasSender)
        {
            await FinishAsync(row, MailState.Kept, "On the development page.");
            return;
        }

        try
        {
            await SettleAsync(row, await webhook.SendAsync(row, PhoneContent.Read(plain), cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await PostponeAsync(row, "Interrupted: the server stopped.", clock.GetUtcNow());
        }
        catch (Exception wrong)
        {
            // A message that breaks us must not hold up the others.
            log.LogError(wrong, "The message {Id} could not be sent", row.Id);
            await SettleAsync(row, new(false, true, "It could not be sent; the log says why."));
        }
    }

    private Task SettleAsync(PhoneRow row, PhoneOutcome outcome)
    {
        if (outcome.Accepted)
        {
            return FinishAsync(row, MailState.Sent, outcome.Words);
        }

        var created = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);
        var next = RetrySchedule.Next(options.FirstRetry, options.LongestRetry, options.GiveUpAfter, row.Tries, created, clock.GetUtcNow());
        return outcome.Again && next is { } at ? PostponeAsync(row, outcome.Words, at) : FinishAsync(row, MailState.Failed, outcome.Words);
    }

    /// <summary>A code that could not be sent is too old when somebody looks: a failed message is wiped like a sent one.</summary>
    private Task FinishAsync(PhoneRow row, string state, string answer)
    {
        if (state == MailState.Failed)
        {
            log.LogWarning("The message {Id} ({Kind}) failed after {Tries} tries: {Answer}", row.Id, row.Kind, row.Tries, answer);
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(session => PhoneStore.FinishAsync(session, row.Id, state, answer, now, wipe: !readiness.HasPage));
    }

    private Task PostponeAsync(PhoneRow row, string answer, DateTimeOffset next) =>
        database.WriteAsync(session => PhoneStore.PostponeAsync(session, row.Id, row.Tries, answer, next.ToUnixTimeMilliseconds()));
}
