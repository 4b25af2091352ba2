using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>A long-term key with everything that decides whether it may sign, as it is at this moment.</summary>
internal sealed record LongTermKeyRow
{
    public string AccountId { get; init; } = "";

    public string AccountStatus { get; init; } = "";

    public long OwnsInstallation { get; init; }

    public string Status { get; init; } = "";

    public string SealedSecret { get; init; } = "";

    /// <summary>Nothing for a root user's key.</summary>
    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? UserPath { get; init; }

    public bool IsOfActiveAccount => Enum.Parse<AccountStatus>(AccountStatus, ignoreCase: true) == People.Accounts.AccountStatus.Active;
}

/// <summary>Reads key, account and user in one statement: it is asked with every signed call.</summary>
internal static class SigningKeyStore
{
    public static Task<LongTermKeyRow?> FindAsync(DbSession session, string accessKeyId) =>
        session.FindAsync<LongTermKeyRow>(
            """
            SELECT k.account_id, a.status AS account_status, a.owns_installation, k.status, k.sealed_secret,
                   k.user_id, u.name AS user_name, u.path AS user_path
            FROM access_keys k JOIN accounts a ON a.id = k.account_id LEFT JOIN iam_users u ON u.id = k.user_id
            WHERE k.id = @accessKeyId
            """,
            new { accessKeyId });
}
