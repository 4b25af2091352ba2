using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A session as the browser that shows its token finds it.</summary>
/// <param name="BrowserHash">The mark of the browser it was opened in.</param>
internal sealed record HeldSession(string TokenHash, string BrowserHash, Session Session);

internal static class SessionStore
{
    private const string Columns =
        "token_hash, browser_hash, id, kind, owner, account_id, proofs, signed_in_at, last_seen_at, expires_at, idle_milliseconds, browser, address, temporary_key, base_id, switched, mfa_at, proved_at";

    public static Task InsertAsync(DbSession db, string tokenHash, string browserHash, Session session) =>
        db.ExecuteAsync(
            """
            INSERT INTO sessions (token_hash, id, kind, owner, account_id, proofs, signed_in_at, last_seen_at, expires_at, idle_milliseconds,
                                  browser_hash, browser, address, temporary_key, base_id, switched, mfa_at, proved_at)
            VALUES (@tokenHash, @Id, @Kind, @owner, @accountId, @Proofs, @at, @at, @until, @idle, @browserHash, @Browser, @Address, @TemporaryKey, @BaseId, @switched, @mfaAt, @provedAt)
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
                session.TemporaryKey,
                session.BaseId,
                switched = session.Switched?.Write(),
                mfaAt = session.MfaAt?.ToUnixTimeMilliseconds(),
                provedAt = session.ProvedAt.ToUnixTimeMilliseconds(),
            });

    /// <summary>The sessions of a browser's tokens, ten at most, in no order.</summary>
    public static async Task<IReadOnlyList<HeldSession>> FindHeldAsync(DbSession db, IReadOnlyList<string> tokenHashes)
    {
        string At(int index) => index < tokenHashes.Count ? tokenHashes[index] : "";
        var rows = await db.QueryAsync<Row>(
            $"SELECT {Columns} FROM sessions WHERE token_hash IN (@h0, @h1, @h2, @h3, @h4, @h5, @h6, @h7, @h8, @h9)",
            new { h0 = At(0), h1 = At(1), h2 = At(2), h3 = At(3), h4 = At(4), h5 = At(5), h6 = At(6), h7 = At(7), h8 = At(8), h9 = At(9) });
        return [.. rows.Select(static row => new HeldSession(row.TokenHash, row.BrowserHash, row.ToSession()))];
    }

    public static async Task<IReadOnlyList<Session>> FindAllAsync(DbSession db, CredentialOwner owner) =>
        [.. (await db.QueryAsync<Row>($"SELECT {Columns} FROM sessions WHERE owner = @owner ORDER BY signed_in_at DESC", new { owner = owner.ToString() }))
            .Select(static row => row.ToSession())];

    /// <summary>Whoever acts in a role is also there as themselves.</summary>
    public static Task TouchAsync(DbSession db, Session session, long now) =>
        db.ExecuteAsync(
            "UPDATE sessions SET last_seen_at = @now WHERE (id = @Id OR id = @BaseId) AND last_seen_at < @now", new { session.Id, session.BaseId, now });

    /// <summary>Keeps that the person proved who they are once more, also for the roles they act in. False when the session is over.</summary>
    public static async Task<bool> ProveAsync(DbSession db, CredentialOwner owner, string id, DateTimeOffset now)
    {
        var of = new { id, owner = owner.ToString(), at = now.ToUnixTimeMilliseconds() };
        if (await db.ExecuteAsync("UPDATE sessions SET proved_at = @at WHERE id = @id AND owner = @owner", of) == 0)
        {
            return false;
        }

        await db.ExecuteAsync("UPDATE sessions SET proved_at = @at WHERE base_id = @id", of);
        return true;
    }

    /// <summary>The owner stands in the statement: nobody ends another's session by its id. What it switched to ends with it.</summary>
    public static async Task<bool> DeleteAsync(DbSession db, CredentialOwner owner, string id)
    {
        await db.ExecuteAsync(
            "DELETE FROM sessions WHERE base_id = @id AND EXISTS (SELECT 1 FROM sessions base WHERE base.id = @id AND base.owner = @owner)",
            new { id, owner = owner.ToString() });
        return await db.ExecuteAsync("DELETE FROM sessions WHERE id = @id AND owner = @owner", new { id, owner = owner.ToString() }) == 1;
    }

    public static async Task<int> DeleteAllAsync(DbSession db, CredentialOwner owner, string? butId)
    {
        var of = new { owner = owner.ToString(), butId = butId ?? "" };
        await db.ExecuteAsync("DELETE FROM sessions WHERE base_id IN (SELECT id FROM sessions WHERE owner = @owner AND id <> @butId)", of);
        return await db.ExecuteAsync("DELETE FROM sessions WHERE owner = @owner AND id <> @butId", of);
    }

    public static async Task DeleteOfAccountAsync(DbSession db, AccountId account)
    {
        var of = new { account = account.Digits };
        await db.ExecuteAsync("DELETE FROM sessions WHERE base_id IN (SELECT id FROM sessions WHERE account_id = @account)", of);
        await db.ExecuteAsync("DELETE FROM sessions WHERE account_id = @account", of);
    }

    /// <summary>Of the people of an account's directory, who have no account of their own.</summary>
    public static async Task DeleteOfDirectoryAsync(DbSession db, AccountId account)
    {
        foreach (var table in (string[])["sessions", "known_browsers"])
        {
            await db.ExecuteAsync(
                $"""
                DELETE FROM {table} WHERE owner IN (
                    SELECT 'workforce:' || u.id FROM directory_users u JOIN directories d ON d.id = u.directory_id WHERE d.account_id = @account)
                """,
                new { account = account.Digits });
        }
    }

    public static Task DeleteDeadAsync(DbSession db, long now) =>
        db.ExecuteAsync(
            """
            DELETE FROM sessions
            WHERE expires_at <= @now OR last_seen_at + idle_milliseconds <= @now
               OR (base_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sessions base WHERE base.id = sessions.base_id))
            """,
            new { now });

    private sealed record Row
    {
        public string TokenHash { get; init; } = "";

        public string BrowserHash { get; init; } = "";

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

        public string? TemporaryKey { get; init; }

        public string? BaseId { get; init; }

        public string? Switched { get; init; }

        public long? MfaAt { get; init; }

        public long? ProvedAt { get; init; }

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
            Address)
        {
            TemporaryKey = TemporaryKey,
            BaseId = BaseId,
            ProvedAt = DateTimeOffset.FromUnixTimeMilliseconds(ProvedAt ?? SignedInAt),
            MfaAt = MfaAt is { } proved ? DateTimeOffset.FromUnixTimeMilliseconds(proved) : null,
            Switched = Switched is null ? null : SwitchedRole.Read(Switched),
        };
    }
}
