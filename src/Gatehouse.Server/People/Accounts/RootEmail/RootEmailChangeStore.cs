using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.RootEmail;

/// <summary>A wanted root e-mail that waits for its code.</summary>
internal sealed record RootEmailChange
{
    public string Email { get; init; } = "";

    public string CodeId { get; init; } = "";

    /// <summary>How many codes were sent since <see cref="CountedFrom"/>.</summary>
    public long Sent { get; init; }

    public long CountedFrom { get; init; }

    public long SentAt { get; init; }
}

internal static class RootEmailChangeStore
{
    public static Task<RootEmailChange?> FindAsync(DbSession session, AccountId id) =>
        session.FindAsync<RootEmailChange>(
            "SELECT email, code_id, sent, counted_from, sent_at FROM root_email_changes WHERE account_id = @id", new { id = id.Digits });

    /// <summary>The newest wish counts; the code of an earlier one works no more.</summary>
    public static Task SetAsync(DbSession session, AccountId id, RootEmailChange change) =>
        session.ExecuteAsync(
            """
            INSERT INTO root_email_changes (account_id, email, code_id, sent, counted_from, sent_at)
            VALUES (@id, @Email, @CodeId, @Sent, @CountedFrom, @SentAt)
            ON CONFLICT (account_id) DO UPDATE SET
                email = excluded.email, code_id = excluded.code_id, sent = excluded.sent,
                counted_from = excluded.counted_from, sent_at = excluded.sent_at
            """,
            new { id = id.Digits, change.Email, change.CodeId, change.Sent, change.CountedFrom, change.SentAt });

    /// <summary>Takes the change in one statement; false when another wish took its place meanwhile, or somebody was faster.</summary>
    public static async Task<bool> TakeAsync(DbSession session, AccountId id, string codeId) =>
        await session.ExecuteAsync(
            "DELETE FROM root_email_changes WHERE account_id = @id AND code_id = @codeId", new { id = id.Digits, codeId }) == 1;

    public static Task DeleteAsync(DbSession session, AccountId id) =>
        session.ExecuteAsync("DELETE FROM root_email_changes WHERE account_id = @id", new { id = id.Digits });
}
