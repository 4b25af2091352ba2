using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Phones;

internal static class PhoneStore
{
    private const string Columns = "id, kind, way, recipient, sealed_content, state, tries, next_try_at, last_answer, created_at, finished_at";

    public static Task InsertAsync(DbSession session, PhoneRow row) =>
        session.ExecuteAsync(
            $"""
            INSERT INTO phone_outbox ({Columns})
            VALUES (@Id, @Kind, @Way, @Recipient, @SealedContent, @State, @Tries, @NextTryAt, @LastAnswer, @CreatedAt, @FinishedAt)
            """,
            row);

    /// <summary>
    /// Takes due messages until <paramref name="leasedUntil"/>; whoever dies meanwhile leaves them to the next. The guard is told twice
    /// because a second node that waited for the row judges only the outer one again.
    /// </summary>
    public static Task<IReadOnlyList<PhoneRow>> ClaimDueAsync(DbSession session, long now, long leasedUntil, int limit) =>
        session.QueryAsync<PhoneRow>(
            $"""
            UPDATE phone_outbox SET tries = tries + 1, next_try_at = @leasedUntil
            WHERE state = 'queued' AND next_try_at <= @now
              AND id IN (SELECT id FROM phone_outbox WHERE state = 'queued' AND next_try_at <= @now ORDER BY next_try_at, created_at LIMIT @limit)
            RETURNING {Columns}
            """,
            new { now, leasedUntil, limit });

    /// <summary>True of the message, whoever holds the claim by now.</summary>
    public static Task FinishAsync(DbSession session, string id, string state, string answer, long now, bool wipe) =>
        session.ExecuteAsync(
            """
            UPDATE phone_outbox
            SET state = @state, last_answer = @answer, finished_at = @now,
                sealed_content = CASE WHEN @wipe = 1 THEN NULL ELSE sealed_content END
            WHERE id = @id AND state = 'queued'
            """,
            new { id, state, answer, now, wipe = wipe ? 1L : 0L });

    /// <summary>Only for the claim <paramref name="tries"/>: a later one has its own outcome.</summary>
    public static Task PostponeAsync(DbSession session, string id, long tries, string answer, long nextTryAt) =>
        session.ExecuteAsync(
            "UPDATE phone_outbox SET last_answer = @answer, next_try_at = @nextTryAt WHERE id = @id AND state = 'queued' AND tries = @tries",
            new { id, tries, answer, nextTryAt });

    public static async Task<bool> IsAnyDueAsync(DbSession session, long now) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM phone_outbox WHERE state = 'queued' AND next_try_at <= @now", new { now }) > 0;

    public static Task<IReadOnlyList<PhoneRow>> FindWithContentAsync(DbSession session, string? to, int limit) =>
        session.QueryAsync<PhoneRow>(
            $"""
            SELECT {Columns} FROM phone_outbox
            WHERE sealed_content IS NOT NULL AND (@to IS NULL OR recipient = @to)
            ORDER BY created_at DESC, id DESC LIMIT @limit
            """,
            new { to, limit });

    public static Task DeleteFinishedAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM phone_outbox WHERE state <> 'queued' AND finished_at < @before", new { before });
}
