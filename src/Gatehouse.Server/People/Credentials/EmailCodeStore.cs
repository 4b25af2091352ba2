using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

internal sealed record EmailCodeRow
{
    public string Id { get; init; } = "";

    public string Purpose { get; init; } = "";

    public string Address { get; init; } = "";

    /// <summary>A keyed mark of the six digits; see <see cref="Foundation.Secrets.Sealer.Mark"/>.</summary>
    public string Mac { get; init; } = "";

    public long CreatedAt { get; init; }

    public long ExpiresAt { get; init; }

    public long? SpentAt { get; init; }
}

internal static class EmailCodeStore
{
    public static Task InsertAsync(DbSession session, EmailCodeRow row) =>
        session.ExecuteAsync(
            "INSERT INTO email_codes (id, purpose, address, mac, created_at, expires_at) VALUES (@Id, @Purpose, @Address, @Mac, @CreatedAt, @ExpiresAt)",
            row);

    public static Task<EmailCodeRow?> FindAsync(DbSession session, string id) =>
        session.FindAsync<EmailCodeRow>(
            "SELECT id, purpose, address, mac, created_at, expires_at, spent_at FROM email_codes WHERE id = @id", new { id });

    public static async Task<bool> SpendAsync(DbSession session, string id, long now) =>
        await session.ExecuteAsync(
            "UPDATE email_codes SET spent_at = @now WHERE id = @id AND spent_at IS NULL AND expires_at > @now", new { id, now }) == 1;

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM email_codes WHERE expires_at < @before", new { before });
}
