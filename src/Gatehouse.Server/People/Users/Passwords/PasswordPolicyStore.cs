using System.Text.Json;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Passwords;

internal static class PasswordPolicyStore
{
    /// <summary>Nothing when the account has set none: then the default rules hold.</summary>
    public static async Task<AccountPasswordPolicy?> FindAsync(DbSession session, AccountId account) =>
        await session.FindAsync<string>("SELECT policy FROM account_password_policies WHERE account_id = @account", new { account = account.Digits }) is { } policy
            ? JsonSerializer.Deserialize<AccountPasswordPolicy>(policy)
            : null;

    public static Task PutAsync(DbSession session, AccountId account, AccountPasswordPolicy policy) =>
        session.ExecuteAsync(
            """
            INSERT INTO account_password_policies (account_id, policy) VALUES (@account, @policy)
            ON CONFLICT (account_id) DO UPDATE SET policy = excluded.policy
            """,
            new { account = account.Digits, policy = JsonSerializer.Serialize(policy) });

    /// <summary>False when there is none.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, AccountId account) =>
        await session.ExecuteAsync("DELETE FROM account_password_policies WHERE account_id = @account", new { account = account.Digits }) == 1;
}
