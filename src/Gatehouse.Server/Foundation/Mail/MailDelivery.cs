using Gatehouse.Server.Foundation.Mail.Smtp;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>One claimed letter: opens it, has it carried, and writes down what came of it.</summary>
internal sealed class MailDelivery(
    Database database,
    Sealer sealer,
    Postman postman,
    MailReadiness readiness,
    MailOptions options,
    SmtpOptions smtp,
    MailMetrics metrics,
    TimeProvider clock,
    ILogger<MailDelivery> log)
{
    /// <summary>Longer than any delivery can take, so that nobody takes up a letter that is still on its way.</summary>
    public TimeSpan Lease => smtp.Timeout + TimeSpan.FromMinutes(1);

    public async Task DeliverAsync(MailRow row, CancellationToken cancellation)
    {
        if (row.SealedContent is null || sealer.Open(Outbox.Purpose, row.SealedContent) is not { } plain)
        {
            await FailAsync(row, "Its content was sealed by a key that is gone.");
            return;
        }

        if (!readiness.HasServer)
        {
            await FinishAsync(row, MailState.Kept, "In the development mailbox.");
            return;
        }

        try
        {
            var sender = Enum.Parse<LetterSender>(row.Sender);
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);
            await SettleAsync(row, await postman.DeliverAsync(row.Id, at, sender, row.Recipient, LetterContent.Read(plain), cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await PostponeAsync(row, "Interrupted: the server stopped.", clock.GetUtcNow());
        }
        catch (Exception wrong)
        {
            // A letter that breaks us must not hold up the others.
            log.LogError(wrong, "The letter {Id} could not be written", row.Id);
            await SettleAsync(row, new SmtpOutcome.Unreachable("It could not be written; the log says why."));
        }
    }

    private Task SettleAsync(MailRow row, SmtpOutcome outcome)
    {
        if (outcome is SmtpOutcome.Accepted)
        {
            metrics.Sent(row.Kind);
            return FinishAsync(row, MailState.Sent, outcome.Words);
        }

        var next = RetrySchedule.Next(options, row.Tries, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), clock.GetUtcNow());
        return next is null || outcome is SmtpOutcome.Refused { Permanent: true }
            ? FailAsync(row, outcome.Words)
            : PostponeAsync(row, outcome.Words, next.Value);
    }

    private Task FinishAsync(MailRow row, string state, string answer) =>
        database.WriteAsync(session => MailStore.FinishAsync(session, row.Id, state, answer, Now, wipe: !readiness.HasMailbox));

    private Task PostponeAsync(MailRow row, string answer, DateTimeOffset next)
    {
        log.LogInformation("The letter {Id} ({Kind}) is tried again at {Next}: {Answer}", row.Id, row.Kind, next, answer);
        return database.WriteAsync(session => MailStore.PostponeAsync(session, row.Id, row.Tries, answer, next.ToUnixTimeMilliseconds()));
    }

    private Task FailAsync(MailRow row, string answer)
    {
        metrics.Failed(row.Kind);
        log.LogWarning("The letter {Id} ({Kind}) failed after {Tries} tries: {Answer}", row.Id, row.Kind, row.Tries, answer);
        return database.WriteAsync(session => MailStore.FailAsync(session, row.Id, row.Tries, answer, Now));
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
