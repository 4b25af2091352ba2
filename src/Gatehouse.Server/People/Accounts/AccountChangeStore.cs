using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

/// <summary>Changes of accounts that exist. What only one account may have is guarded by the statement that takes it.</summary>
internal static class AccountChangeStore
{
    public static Task RenameAsync(DbSession session, AccountId id, string name) =>
        session.ExecuteAsync("UPDATE accounts SET name = @name WHERE id = @id", new { id = id.Digits, name });

    /// <summary>False when another account has it.</summary>
    public static async Task<bool> SetAliasAsync(DbSession session, AccountId id, string alias) =>
        await session.ExecuteAsync(
            "UPDATE accounts SET alias = @alias WHERE id = @id AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.alias = @alias AND a.id <> @id)",
            new { id = id.Digits, alias }) == 1;

    /// <summary>False when the account has no such alias.</summary>
    public static async Task<bool> DeleteAliasAsync(DbSession session, AccountId id, string alias) =>
        await session.ExecuteAsync("UPDATE accounts SET alias = NULL WHERE id = @id AND alias = @alias", new { id = id.Digits, alias }) == 1;

    /// <summary>False when another account has the address or one that is gone had it.</summary>
    public static async Task<bool> SetRootEmailAsync(DbSession session, AccountId id, EmailAddress email) =>
        await session.ExecuteAsync(
            """
            UPDATE accounts SET root_email = @email, root_email_key = @key
            WHERE id = @id
              AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.root_email_key = @key AND a.id <> @id)
              AND NOT EXISTS (SELECT 1 FROM retired_root_emails WHERE email_hash = @hash)
            """,
            new { id = id.Digits, email = email.Text, key = email.Key, hash = SecretHash.Of(email.Key) }) == 1;

    /// <summary>
    /// Makes other changes of this account wait until this one is finished: two transactions of PostgreSQL would each count without the
    /// other's row and go over a limit together, or attach a policy that is just being deleted. It writes a column that no other table refers to: a written
    /// key would have SQLite look for its children.
    /// </summary>
    public static Task LockAsync(DbSession session, AccountId id) =>
        session.ExecuteAsync("UPDATE accounts SET name = name WHERE id = @id", new { id = id.Digits });

    public static async Task<IReadOnlyList<AccountId>> FindClosedAsync(DbSession session, DateTimeOffset before, int limit) =>
        [.. (await session.QueryAsync<string>(
            "SELECT id FROM accounts WHERE status = 'closed' AND closed_at <= @before ORDER BY closed_at LIMIT @limit",
            new { before = before.ToUnixTimeMilliseconds(), limit = (long)limit })).Select(AccountId.Get)];

    /// <summary>Retires the root e-mail of an account closed before <paramref name="before"/>; false when it was brought back or is gone.</summary>
    public static async Task<bool> RetireAsync(DbSession session, AccountId id, DateTimeOffset before, DateTimeOffset now)
    {
        // The update only takes the row, so that nobody brings the account back while its data go.
        var key = await session.FindAsync<string>(
            "UPDATE accounts SET name = name WHERE id = @id AND status = 'closed' AND closed_at <= @before RETURNING root_email_key",
            new { id = id.Digits, before = before.ToUnixTimeMilliseconds() });
        if (key is null)
        {
            return false;
        }

        await session.ExecuteAsync(
            "INSERT INTO retired_root_emails (email_hash, retired_at) VALUES (@hash, @at) ON CONFLICT DO NOTHING",
            new { hash = SecretHash.Of(key), at = now.ToUnixTimeMilliseconds() });
        return true;
    }

    /// <summary>The rows that hang on the account by a foreign key go with it.</summary>
    public static Task DeleteAsync(DbSession session, AccountId id) =>
        session.ExecuteAsync("DELETE FROM accounts WHERE id = @id", new { id = id.Digits });
}
