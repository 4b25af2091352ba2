using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Reports;

/// <summary>A finished report.</summary>
internal sealed record StoredReport
{
    public string Content { get; init; } = "";

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long GeneratedAt { get; init; }
}

/// <summary>What a report says about one user beside its keys and certificates.</summary>
internal sealed record ReportedUser
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Path { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? PasswordLastUsedAt { get; init; }

    /// <summary>Nothing for a user without a login profile.</summary>
    public long? PasswordChangedAt { get; init; }

    public long Devices { get; init; }
}

/// <summary>What a report says about one signing certificate.</summary>
internal sealed record ReportedCertificate
{
    public string UserId { get; init; } = "";

    public string Status { get; init; } = "";

    public long UploadedAt { get; init; }
}

internal static class CredentialReportStore
{
    public static Task<StoredReport?> FindAsync(DbSession session, AccountId account) =>
        session.FindAsync<StoredReport>("SELECT content, generated_at FROM credential_reports WHERE account_id = @account", new { account = account.Digits });

    public static Task PutAsync(DbSession session, AccountId account, string content, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO credential_reports (account_id, content, generated_at) VALUES (@account, @content, @at)
            ON CONFLICT (account_id) DO UPDATE SET content = excluded.content, generated_at = excluded.generated_at
            """,
            new { account = account.Digits, content, at = now.ToUnixTimeMilliseconds() });

    public static Task<IReadOnlyList<ReportedUser>> FindUsersAsync(DbSession session, AccountId account) =>
        session.QueryAsync<ReportedUser>(
            """
            SELECT u.id, u.name, u.path, u.created_at, u.password_last_used_at, CASE WHEN l.user_id IS NULL THEN NULL ELSE p.changed_at END AS password_changed_at,
                   (SELECT COUNT(*) FROM mfa_devices d WHERE d.owner = 'iam:' || u.id) AS devices
            FROM iam_users u
            LEFT JOIN login_profiles l ON l.user_id = u.id
            LEFT JOIN passwords p ON p.owner = 'iam:' || u.id
            WHERE u.account_id = @account ORDER BY u.name_key
            """,
            new { account = account.Digits });

    public static Task<IReadOnlyList<ReportedCertificate>> FindCertificatesAsync(DbSession session, AccountId account) =>
        session.QueryAsync<ReportedCertificate>(
            """
            SELECT c.user_id, c.status, c.uploaded_at FROM signing_certificates c JOIN iam_users u ON u.id = c.user_id
            WHERE u.account_id = @account ORDER BY c.uploaded_at, c.id
            """,
            new { account = account.Digits });
}
