using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Users.Reports;

/// <summary>How many users prove themselves with what at best.</summary>
internal sealed record MfaStrengths
{
    public long Passkey { get; init; }

    public long App { get; init; }

    public long PasswordOnly { get; init; }

    /// <summary>The root user's devices.</summary>
    public long OfRoot { get; init; }
}

/// <summary>An account whose root user has no device.</summary>
internal sealed record UnguardedAccount
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string RootEmail { get; init; } = "";
}

internal static class MfaStrengthStore
{
    /// <summary>Of those who sign in to the console.</summary>
    public static Task<MfaStrengths> CountAsync(DbSession session, string accountId) =>
        session.GetAsync<MfaStrengths>(
            """
            SELECT COUNT(CASE WHEN passkeys > 0 THEN 1 END) AS passkey,
                   COUNT(CASE WHEN passkeys = 0 AND apps > 0 THEN 1 END) AS app,
                   COUNT(CASE WHEN passkeys = 0 AND apps = 0 THEN 1 END) AS password_only,
                   (SELECT COUNT(*) FROM mfa_devices WHERE owner = @root) AS of_root
            FROM (SELECT (SELECT COUNT(*) FROM mfa_devices d WHERE d.owner = 'iam:' || u.id AND d.kind = 'passkey') AS passkeys,
                         (SELECT COUNT(*) FROM mfa_devices d WHERE d.owner = 'iam:' || u.id AND d.kind = 'totp') AS apps
                  FROM iam_users u JOIN login_profiles p ON p.user_id = u.id WHERE u.account_id = @accountId) strengths
            """,
            new { accountId, root = CredentialOwner.Root(accountId).ToString() });

    public static Task<IReadOnlyList<UnguardedAccount>> FindUnguardedAsync(DbSession session, int limit) =>
        session.QueryAsync<UnguardedAccount>(
            """
            SELECT id, name, root_email FROM accounts
            WHERE status = 'active' AND NOT EXISTS (SELECT 1 FROM mfa_devices d WHERE d.owner = 'root:' || accounts.id)
            ORDER BY id LIMIT @limit
            """,
            new { limit = (long)limit });
}
