using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

internal sealed record OneTimeLinkRow
{
    public string TokenHash { get; init; } = "";

    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Data { get; init; } = "";

    public long CreatedAt { get; init; }

    public long ExpiresAt { get; init; }

    public long? SpentAt { get; init; }

    public long? SupersededAt { get; init; }
}

internal static class OneTimeLinkStore
{
    private const string Columns = "token_hash, id, kind, subject, data, created_at, expires_at, spent_at, superseded_at";

    public static Task InsertAsync(DbSession session, OneTimeLinkRow row) =>
        session.ExecuteAsync(
            """
            INSERT INTO one_time_links (token_hash, id, kind, subject, data, created_at, expires_at)
            VALUES (@TokenHash, @Id, @Kind, @Subject, @Data, @CreatedAt, @ExpiresAt)
            """,
            row);

    public static Task<OneTimeLinkRow?> FindAsync(DbSession session, string tokenHash) =>
        session.FindAsync<OneTimeLinkRow>($"SELECT {Columns} FROM one_time_links WHERE token_hash = @tokenHash", new { tokenHash });

    public static Task<OneTimeLinkRow?> FindByIdAsync(DbSession session, string kind, string id) =>
        session.FindAsync<OneTimeLinkRow>($"SELECT {Columns} FROM one_time_links WHERE id = @id AND kind = @kind", new { kind, id });

    public static async Task<bool> TakeByIdAsync(DbSession session, string kind, string id, long now) =>
        await session.ExecuteAsync(
            """
            UPDATE one_time_links SET spent_at = @now
            WHERE id = @id AND kind = @kind AND spent_at IS NULL AND superseded_at IS NULL AND expires_at > @now
            """,
            new { kind, id, now }) == 1;

    public static Task<IReadOnlyList<OneTimeLinkRow>> FindAllAsync(DbSession session, string kind) =>
        session.QueryAsync<OneTimeLinkRow>($"SELECT {Columns} FROM one_time_links WHERE kind = @kind ORDER BY created_at DESC, id", new { kind });

    public static Task<OneTimeLinkRow?> TakeAsync(DbSession session, string kind, string tokenHash, long now) =>
        session.FindAsync<OneTimeLinkRow>(
            $"""
            UPDATE one_time_links SET spent_at = @now
            WHERE token_hash = @tokenHash AND kind = @kind AND spent_at IS NULL AND superseded_at IS NULL AND expires_at > @now
            RETURNING {Columns}
            """,
            new { kind, tokenHash, now });

    public static Task<int> SupersedeAsync(DbSession session, string kind, string subject, long now) =>
        session.ExecuteAsync(
            """
            UPDATE one_time_links SET superseded_at = @now
            WHERE kind = @kind AND subject = @subject AND spent_at IS NULL AND superseded_at IS NULL AND expires_at > @now
            """,
            new { kind, subject, now });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM one_time_links WHERE expires_at < @before", new { before });
}
