using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

internal static class SsoDeviceCodeStore
{
    private const string Columns =
        "client_id, client_name, directory_id, scopes, address, state, grant_id, user_id, session_id, session_ends, created_at, expires_at";

    /// <summary>False when another program waits with that user code.</summary>
    public static async Task<bool> InsertAsync(DbSession session, string code, string userCode, SsoDeviceCode row) =>
        await session.ExecuteAsync(
            """
            INSERT INTO sso_device_codes
                (code_hash, user_code_hash, client_id, client_name, directory_id, scopes, address, state, grant_id, polls_until, created_at, expires_at)
            VALUES (@hash, @userHash, @ClientId, @ClientName, @DirectoryId, @scopes, @Address, @State, @GrantId, @created, @created, @expires)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                hash = SecretHash.Of(code),
                userHash = SecretHash.Of(userCode),
                row.ClientId,
                row.ClientName,
                row.DirectoryId,
                scopes = SsoScopes.Write(row.Scopes),
                row.Address,
                row.State,
                row.GrantId,
                created = row.CreatedAt.ToUnixTimeMilliseconds(),
                expires = row.ExpiresAt.ToUnixTimeMilliseconds(),
            }) == 1;

    public static async Task<SsoDeviceCode?> FindAsync(DbSession session, string code) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM sso_device_codes WHERE code_hash = @hash", new { hash = SecretHash.Of(code) }))?.ToCode();

    public static async Task<SsoDeviceCode?> FindWaitingAsync(DbSession session, string userCode, DateTimeOffset now) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM sso_device_codes WHERE user_code_hash = @hash AND state = @waiting AND expires_at > @now",
            new { hash = SecretHash.Of(userCode), waiting = SsoDeviceCode.Waiting, now = now.ToUnixTimeMilliseconds() }))?.ToCode();

    /// <summary>False when somebody answered before, the time is over, or the portal session has ended. The directory stands in the statement: no other directory's person can answer.</summary>
    public static async Task<bool> ApproveAsync(
        DbSession session, string userCode, string directoryId, string userId, string sessionId, DateTimeOffset sessionEnds, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE sso_device_codes SET state = @approved, user_id = @userId, session_id = @sessionId, session_ends = @ends
            WHERE user_code_hash = @hash AND directory_id = @directoryId AND state = @waiting AND expires_at > @now
              AND EXISTS (SELECT 1 FROM sessions WHERE id = @sessionId)
            """,
            new
            {
                hash = SecretHash.Of(userCode),
                directoryId,
                userId,
                sessionId,
                ends = sessionEnds.ToUnixTimeMilliseconds(),
                now = now.ToUnixTimeMilliseconds(),
                approved = SsoDeviceCode.Approved,
                waiting = SsoDeviceCode.Waiting,
            }) == 1;

    public static async Task<bool> DeclineAsync(DbSession session, string userCode, string directoryId, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE sso_device_codes SET state = @declined
            WHERE user_code_hash = @hash AND directory_id = @directoryId AND state = @waiting AND expires_at > @now
            """,
            new
            {
                hash = SecretHash.Of(userCode),
                directoryId,
                now = now.ToUnixTimeMilliseconds(),
                declined = SsoDeviceCode.Declined,
                waiting = SsoDeviceCode.Waiting,
            }) == 1;

    /// <summary>
    /// One question of a waiting program. Each takes its share of time; who is ahead by more than <paramref name="slack"/> asks too often.
    /// </summary>
    public static async Task<bool> PollAsync(DbSession session, string code, TimeSpan share, TimeSpan slack, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE sso_device_codes SET polls_until = CASE WHEN polls_until > @now THEN polls_until ELSE @now END + @share
            WHERE code_hash = @hash AND polls_until <= @latest
            """,
            new
            {
                hash = SecretHash.Of(code),
                now = now.ToUnixTimeMilliseconds(),
                share = (long)share.TotalMilliseconds,
                latest = (now + slack).ToUnixTimeMilliseconds(),
            }) == 1;

    /// <summary>True for one caller alone, however many come at once.</summary>
    public static async Task<bool> SpendAsync(DbSession session, string code) =>
        await session.ExecuteAsync(
            "UPDATE sso_device_codes SET state = @spent WHERE code_hash = @hash AND state = @approved",
            new { hash = SecretHash.Of(code), spent = SsoDeviceCode.Spent, approved = SsoDeviceCode.Approved }) == 1;

    public static Task DeleteOfUserAsync(DbSession session, string userId) =>
        session.ExecuteAsync("DELETE FROM sso_device_codes WHERE user_id = @userId", new { userId });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM sso_device_codes WHERE expires_at <= @before", new { before });

    private sealed record Row
    {
        public string ClientId { get; init; } = "";

        public string ClientName { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string Scopes { get; init; } = "";

        public string Address { get; init; } = "";

        public string State { get; init; } = "";

        public string GrantId { get; init; } = "";

        public string? UserId { get; init; }

        public string? SessionId { get; init; }

        public long? SessionEnds { get; init; }

        public long CreatedAt { get; init; }

        public long ExpiresAt { get; init; }

        public SsoDeviceCode ToCode()
        {
            var scopes = SsoScopes.Read(Scopes);
            return new(
                ClientId,
                ClientName,
                DirectoryId,
                scopes,
                Address,
                State,
                GrantId,
                this is { UserId: { } user, SessionId: { } portal, SessionEnds: { } ends }
                    ? new SsoGrant(GrantId, ClientId, user, portal, scopes, DateTimeOffset.FromUnixTimeMilliseconds(ends))
                    : null,
                DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
                DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt));
        }
    }
}
