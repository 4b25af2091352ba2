using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

internal static class SessionStore
{
    private const string Columns = "id, kind, owner, account_id, proofs, signed_in_at, last_seen_at, expires_at, idle_milliseconds, browser, address";

    public static Task InsertAsync(DbSession db, string tokenHash, string browserHash, Session session) =>
        db.ExecuteAsync(
            """
            INSERT INTO sessions (token_hash, id, kind, owner, account_id, proofs, signed_in_at, last_seen_at, expires_at, idle_milliseconds,
                                  browser_hash, browser, address)
            VALUES (@tokenHash, @Id, @Kind, @owner, @accountId, @Proofs, @at, @at, @until, @idle, @browserHash, @Browser, @Address)
            """,
            new
            {
                tokenHash,
                browserHash,
                session.Id,
                session.Kind,
                owner = session.Owner.ToString(),
                accountId = session.AccountId?.Digits,
                session.Proofs,
                at = session.SignedInAt.ToUnixTimeMilliseconds(),
                until = session.ExpiresAt.ToUnixTimeMilliseconds(),
                idle = (long)session.Idle.TotalMilliseconds,
                session.Browser,
                session.Address,
            });

    public static async Task<Session?> FindAsync(DbSession db, string tokenHash) =>
        (await db.FindAsync<Row>($"SELECT {Columns} FROM sessions WHERE token_hash = @tokenHash", new { tokenHash }))?.ToSession();

    public static async Task<IReadOnlyList<Session>> FindAllAsync(DbSession db, CredentialOwner owner) =>
        [.. (await db.QueryAsync<Row>($"SELECT {Columns} FROM sessions WHERE owner = @owner ORDER BY signed_in_at DESC", new { owner = owner.ToString() }))
            .Select(static row => row.ToSession())];

    public static Task TouchAsync(DbSession db, string id, long now) =>
        db.ExecuteAsync("UPDATE sessions SET last_seen_at = @now WHERE id = @id AND last_seen_at < @now", new { id, now });

    /// <summary>The owner stands in the statement: nobody ends another's session by its id.</summary>
    public static async Task<bool> DeleteAsync(DbSession db, CredentialOwner owner, string id) =>
        await db.ExecuteAsync("DELETE FROM sessions WHERE id = @id AND owner = @owner", new { id, owner = owner.ToString() }) == 1;

    public static Task<int> DeleteAllAsync(DbSession db, CredentialOwner owner, string? butId) =>
        db.ExecuteAsync("DELETE FROM sessions WHERE owner = @owner AND id <> @butId", new { owner = owner.ToString(), butId = butId ?? "" });

    public static Task DeleteOfAccountAsync(DbSession db, AccountId account) =>
        db.ExecuteAsync("DELETE FROM sessions WHERE account_id = @account", new { account = account.Digits });

    public static Task DeleteDeadAsync(DbSession db, long now) =>
        db.ExecuteAsync("DELETE FROM sessions WHERE expires_at <= @now OR last_seen_at + idle_milliseconds <= @now", new { now });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Owner { get; init; } = "";

        public string? AccountId { get; init; }

        public string Proofs { get; init; } = "";

        public long SignedInAt { get; init; }

        public long LastSeenAt { get; init; }

        public long ExpiresAt { get; init; }

        public long IdleMilliseconds { get; init; }

        public string Browser { get; init; } = "";

        public string Address { get; init; } = "";

        public Session ToSession() => new(
            Id,
            Kind,
            CredentialOwner.Read(Owner),
            AccountId is null ? null : People.Accounts.AccountId.Get(AccountId),
            Proofs,
            DateTimeOffset.FromUnixTimeMilliseconds(SignedInAt),
            DateTimeOffset.FromUnixTimeMilliseconds(LastSeenAt),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            TimeSpan.FromMilliseconds(IdleMilliseconds),
            Browser,
            Address);
    }
}
