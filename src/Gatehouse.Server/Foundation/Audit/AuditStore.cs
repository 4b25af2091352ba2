using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Audit;

internal sealed record AuditRow
{
    public string Id { get; init; } = "";

    public string? AccountId { get; init; }

    public long At { get; init; }

    public string EventName { get; init; } = "";

    public long Succeeded { get; init; }

    public string? PrivateReason { get; init; }

    /// <summary>The CloudTrail record as JSON.</summary>
    public string Record { get; init; } = "";
}

/// <summary>Where a page of events ended: two events may share an instant.</summary>
internal sealed record AuditCursor(long At, string Id);

internal static class AuditStore
{
    public static Task InsertAsync(DbSession session, AuditRow row) =>
        session.ExecuteAsync(
            """
            INSERT INTO audit_events (id, account_id, at, event_name, succeeded, private_reason, record)
            VALUES (@Id, @AccountId, @At, @EventName, @Succeeded, @PrivateReason, @Record)
            """,
            row);

    public static Task<IReadOnlyList<AuditRow>> FindAsync(DbSession session, string accountId, long from, long before, int limit, string? eventName) =>
        session.QueryAsync<AuditRow>(
            """
            SELECT id, account_id, at, event_name, succeeded, private_reason, record FROM audit_events
            WHERE account_id = @accountId AND at >= @from AND at < @before AND (@eventName IS NULL OR event_name = @eventName)
            ORDER BY at DESC, id DESC LIMIT @limit
            """,
            new { accountId, from, before, limit, eventName });

    /// <summary>The newest first.</summary>
    /// <param name="names">Only these; nothing for all.</param>
    public static Task<IReadOnlyList<AuditRow>> FindPageAsync(
        DbSession session, string accountId, AuditCursor? before, int limit, IReadOnlyList<string>? names, bool onlyRefused) =>
        session.QueryAsync<AuditRow>(
            $"""
            SELECT id, account_id, at, event_name, succeeded, private_reason, record FROM audit_events
            WHERE account_id = @accountId AND (at < @at OR (at = @at AND id < @id))
              {(names is null ? "" : "AND @names LIKE '%,' || event_name || ',%'")} {(onlyRefused ? "AND succeeded = 0" : "")}
            ORDER BY at DESC, id DESC LIMIT @limit
            """,
            new { accountId, at = before?.At ?? long.MaxValue, id = before?.Id ?? "", limit = (long)limit, names = names is null ? "" : $",{string.Join(',', names)}," });

    /// <summary>When an account's data go, so do its events.</summary>
    public static Task DeleteOfAccountAsync(DbSession session, string accountId) =>
        session.ExecuteAsync("DELETE FROM audit_events WHERE account_id = @accountId", new { accountId });
}
