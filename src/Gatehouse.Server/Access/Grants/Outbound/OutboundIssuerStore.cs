using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Outbound;

/// <summary>Under which name each account vouches for its principals outside.</summary>
internal static class OutboundIssuerStore
{
    /// <summary>The issuer's id: the new one, or that which the account had before. Nothing when it is on already.</summary>
    public static Task<string?> EnableAsync(DbSession session, string accountId, string id) =>
        session.FindAsync<string>(
            """
            INSERT INTO outbound_issuers (account_id, id, enabled) VALUES (@accountId, @id, 1)
            ON CONFLICT (account_id) DO UPDATE SET enabled = 1 WHERE outbound_issuers.enabled = 0 RETURNING id
            """,
            new { accountId, id });

    /// <summary>False when it is off already.</summary>
    public static async Task<bool> DisableAsync(DbSession session, string accountId) =>
        await session.ExecuteAsync("UPDATE outbound_issuers SET enabled = 0 WHERE account_id = @accountId AND enabled = 1", new { accountId }) == 1;

    /// <summary>Nothing while it is off.</summary>
    public static Task<string?> FindAsync(DbSession session, string accountId) =>
        session.FindAsync<string>("SELECT id FROM outbound_issuers WHERE account_id = @accountId AND enabled = 1", new { accountId });

    public static async Task<bool> ExistsAsync(DbSession session, string id) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM outbound_issuers WHERE id = @id", new { id }) > 0;
}
