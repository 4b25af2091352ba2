using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>What the installation's owner sees of the outbox, and may do: never a content.</summary>
internal sealed class OutboxList(Database database, TimeProvider clock, MailWake wake)
{
    /// <summary>The newest first; <see cref="MailRow.SealedContent"/> is left out.</summary>
    public Task<IReadOnlyList<MailRow>> FindAsync(string? state, int limit, CancellationToken cancellation = default) =>
        database.ReadAsync(session => MailStore.FindPageAsync(session, state, limit), cancellation);

    /// <summary>Has a failed letter tried once more. No when there is none of that id.</summary>
    public async Task<bool> RetryAsync(DbSession session, string id)
    {
        session.OnCommitted(wake.Wake);
        return await MailStore.RequeueAsync(session, id, clock.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
