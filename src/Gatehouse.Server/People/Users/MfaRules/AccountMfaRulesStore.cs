using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.MfaRules;

internal static class AccountMfaRulesStore
{
    public static async Task<AccountMfaRules> FindAsync(DbSession session, string accountId) =>
        await session.FindAsync<AccountMfaRules>(
            "SELECT root_since, root_grace_days, users_since FROM account_mfa_rules WHERE account_id = @accountId", new { accountId }) ?? AccountMfaRules.None;

    /// <summary>A rule that holds already keeps its beginning: saving it again gives nobody more time.</summary>
    public static Task PutAsync(DbSession session, string accountId, bool root, long rootGraceDays, bool users, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO account_mfa_rules (account_id, root_since, root_grace_days, users_since) VALUES (@accountId, @rootAt, @rootGraceDays, @usersAt)
            ON CONFLICT (account_id) DO UPDATE SET
                root_since = CASE WHEN excluded.root_since IS NULL THEN NULL ELSE COALESCE(account_mfa_rules.root_since, excluded.root_since) END,
                root_grace_days = excluded.root_grace_days,
                users_since = CASE WHEN excluded.users_since IS NULL THEN NULL ELSE COALESCE(account_mfa_rules.users_since, excluded.users_since) END
            """,
            new
            {
                accountId,
                rootAt = root ? now.ToUnixTimeMilliseconds() : (long?)null,
                rootGraceDays,
                usersAt = users ? now.ToUnixTimeMilliseconds() : (long?)null,
            });
}
