using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Reports;

/// <summary>What this room adds to an account's summary.</summary>
internal sealed record AccountCounts
{
    public long Users { get; init; }

    public long UserGroups { get; init; }

    public long RootKeys { get; init; }

    public long RootPasswords { get; init; }

    public string? TokenVersion { get; init; }
}

internal static class AccountSummaryStore
{
    public static Task<AccountCounts> CountAsync(DbSession session, AccountId account) =>
        session.GetAsync<AccountCounts>(
            """
            SELECT (SELECT COUNT(*) FROM iam_users WHERE account_id = @account) AS users,
                   (SELECT COUNT(*) FROM iam_groups WHERE account_id = @account) AS user_groups,
                   (SELECT COUNT(*) FROM access_keys WHERE account_id = @account AND user_id IS NULL) AS root_keys,
                   (SELECT COUNT(*) FROM passwords WHERE owner = @root) AS root_passwords,
                   (SELECT token_version FROM security_token_preferences WHERE account_id = @account) AS token_version
            """,
            new { account = account.Digits, root = Credentials.CredentialOwner.Root(account.Digits).ToString() });

    public static Task PutTokenVersionAsync(DbSession session, AccountId account, string version) =>
        session.ExecuteAsync(
            """
            INSERT INTO security_token_preferences (account_id, token_version) VALUES (@account, @version)
            ON CONFLICT (account_id) DO UPDATE SET token_version = excluded.token_version
            """,
            new { account = account.Digits, version });
}
