using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Mail;

internal static class MailStore
{
    private const string Columns = "id, kind, sender, recipient, sealed_content, state, tries, next_try_at, last_answer, created_at, finished_at";

    public static Task InsertAsync(DbSession session, MailRow row) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO mail_outbox ({Columns})
            VALUES (@Id, @Kind, @Sender, @Recipient, @SealedContent, @State, @Tries, @NextTryAt, @LastAnswer, @CreatedAt, @FinishedAt)
            """,
            row);

    /// <summary>
    /// Takes due letters until <paramref name="leasedUntil"/>; whoever dies meanwhile leaves them to the next. The guard is told twice
    /// because a second node that waited for the row judges only the outer one again.
    /// </summary>
    public static Task<IReadOnlyList<MailRow>> ClaimDueAsync(DbSession session, long now, long leasedUntil, int limit) =>
        session.QueryAsync<MailRow>(
            $"""
            UPDATE mail_outbox SET tries = tries + 1, next_try_at = @leasedUntil
            WHERE state = 'queued' AND next_try_at <= @now
              AND id IN (SELECT id FROM mail_outbox WHERE state = 'queued' AND next_try_at <= @now ORDER BY next_try_at, created_at LIMIT @limit)
            RETURNING {Columns}
            """,
            new { now, leasedUntil, limit });

    /// <summary>True of the letter, whoever holds the claim by now.</summary>
    public static Task FinishAsync(DbSession session, string id, string state, string answer, long now, bool wipe) =>
        session.ExecuteAsync(
            """
            UPDATE mail_outbox
            SET state = @state, last_answer = @answer, finished_at = @now,
                sealed_content = CASE WHEN @wipe = 1 THEN NULL ELSE sealed_content END
            WHERE id = @id AND state = 'queued'
            """,
            new { id, state, answer, now, wipe = wipe ? 1L : 0L });

    /// <summary>Only for the claim <paramref name="tries"/>: a later one has its own outcome.</summary>
    public static Task PostponeAsync(DbSession session, string id, long tries, string answer, long nextTryAt) =>
        session.ExecuteAsync(
            "UPDATE mail_outbox SET last_answer = @answer, next_try_at = @nextTryAt WHERE id = @id AND state = 'queued' AND tries = @tries",
            new { id, tries, answer, nextTryAt });

    /// <inheritdoc cref="PostponeAsync"/>
    public static Task FailAsync(DbSession session, string id, long tries, string answer, long now) =>
        session.ExecuteAsync(
            "UPDATE mail_outbox SET state = 'failed', last_answer = @answer, finished_at = @now WHERE id = @id AND state = 'queued' AND tries = @tries",
            new { id, tries, answer, now });

    public static Task<MailCount> CountQueuedAsync(DbSession session, long now) =>
        session.GetAsync<MailCount>(
            "SELECT COUNT(*) AS queued, COALESCE(SUM(CASE WHEN next_try_at <= @now THEN 1 ELSE 0 END), 0) AS due FROM mail_outbox WHERE state = 'queued'",
            new { now });

    public static Task<IReadOnlyList<MailRow>> FindPageAsync(DbSession session, string? state, int limit) =>
        session.QueryAsync<MailRow>(
            """
            SELECT id, kind, sender, recipient, state, tries, next_try_at, last_answer, created_at, finished_at FROM mail_outbox
            WHERE @state IS NULL OR state = @state
            ORDER BY created_at DESC, id DESC LIMIT @limit
            """,
            new { state, limit });

    public static Task<IReadOnlyList<MailRow>> FindWithContentAsync(DbSession session, string? to, int limit) =>
        session.QueryAsync<MailRow>(
            $"""
            SELECT {Columns} FROM mail_outbox
            WHERE sealed_content IS NOT NULL AND (@to IS NULL OR lower(recipient) = lower(@to))
            ORDER BY created_at DESC, id DESC LIMIT @limit
            """,
            new { to, limit });

    public static Task<MailRow?> FindAsync(DbSession session, string id) =>
        session.FindAsync<MailRow>($"SELECT {Columns} FROM mail_outbox WHERE id = @id", new { id });

    /// <summary>Failed ones only: a waiting letter comes by itself, and one that is being sent must not be sent twice.</summary>
    public static async Task<bool> RequeueAsync(DbSession session, string id, long now) =>
        await session.ExecuteAsync(
            """
            UPDATE mail_outbox SET state = 'queued', next_try_at = @now, finished_at = NULL
            WHERE id = @id AND sealed_content IS NOT NULL AND state = 'failed'
            """,
            new { id, now }) == 1;

    public static Task DeleteFinishedAsync(DbSession session, long settledBefore, long keptBefore) =>
        session.ExecuteAsync(
            """
            DELETE FROM mail_outbox
            WHERE (state IN ('sent', 'failed') AND finished_at < @settledBefore) OR (state = 'kept' AND finished_at < @keptBefore)
            """,
            new { settledBefore, keptBefore });
}
