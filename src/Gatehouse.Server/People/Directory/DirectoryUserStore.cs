using System.Text;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory;

internal static class DirectoryUserStore
{
    /// <summary>Behind every text that begins alike: keys are compared by their code points.</summary>
    internal const string Last = "\U0010FFFF";

    /// <summary>Of those found by their addresses, as many are shown among those found by their names.</summary>
    private const long MostByEmail = 1000;

    private const string Columns =
        """
        id, directory_id, user_name, display_name, email, email_verified, phone, phone_verified, attributes, is_enabled, managed_by,
        password_must_change, password_expires_at, created_at, created_by, updated_at, updated_by
        """;

    /// <summary>False when the name or the e-mail address belongs to somebody else of the directory, whatever its case.</summary>
    public static async Task<bool> InsertAsync(DbSession session, DirectoryUser user) =>
        await session.ExecuteAsync(
            """
            INSERT INTO directory_users (id, directory_id, user_name, user_name_key, display_name, email, email_key, email_verified, phone, phone_verified,
                attributes, is_enabled, managed_by, password_must_change, password_expires_at, created_at, created_by, updated_at, updated_by)
            VALUES (@Id, @DirectoryId, @UserName, @NameKey, @DisplayName, @Email, @EmailKey, @EmailVerified, @Phone, @PhoneVerified,
                @Attributes, @IsEnabled, @ManagedBy, @PasswordMustChange, @PasswordExpiresAt, @CreatedAt, @CreatedBy, @UpdatedAt, @UpdatedBy)
            ON CONFLICT DO NOTHING
            """,
            ValuesOf(user)) == 1;

    /// <summary>Everything but the ids and the beginning. False when the new name or e-mail address belongs to somebody else.</summary>
    public static async Task<bool> UpdateAsync(DbSession session, DirectoryUser user) =>
        await session.ExecuteAsync(
            """
            UPDATE directory_users SET user_name = @UserName, user_name_key = @NameKey, display_name = @DisplayName, email = @Email, email_key = @EmailKey,
                email_verified = @EmailVerified, phone = @Phone, phone_verified = @PhoneVerified, attributes = @Attributes, is_enabled = @IsEnabled,
                managed_by = @ManagedBy, updated_at = @UpdatedAt, updated_by = @UpdatedBy
            WHERE id = @Id AND NOT EXISTS (
                SELECT 1 FROM directory_users o
                WHERE o.directory_id = @DirectoryId AND o.id <> @Id AND (o.user_name_key = @NameKey OR o.email_key = @EmailKey))
            """,
            ValuesOf(user)) == 1;

    public static Task SetPasswordStateAsync(DbSession session, string id, bool mustChange, DateTimeOffset? expiresAt) =>
        session.ExecuteAsync(
            "UPDATE directory_users SET password_must_change = @mustChange, password_expires_at = @at WHERE id = @id",
            new { id, mustChange = mustChange ? 1L : 0L, at = expiresAt?.ToUnixTimeMilliseconds() });

    /// <summary>Holds the person's row until the end of the transaction. No column with a key is written.</summary>
    public static Task LockAsync(DbSession session, string id) =>
        session.ExecuteAsync("UPDATE directory_users SET updated_at = updated_at WHERE id = @id", new { id });

    public static Task SetEmailVerifiedAsync(DbSession session, string id) =>
        session.ExecuteAsync("UPDATE directory_users SET email_verified = 1 WHERE id = @id", new { id });

    public static async Task<DirectoryUser?> FindAsync(DbSession session, string id) =>
        (await session.FindAsync<Row>($"SELECT {Columns} FROM directory_users WHERE id = @id", new { id }))?.ToUser();

    /// <summary>By name, ignoring case.</summary>
    public static async Task<DirectoryUser?> FindByNameAsync(DbSession session, string directoryId, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM directory_users WHERE directory_id = @directoryId AND user_name_key = @key",
            new { directoryId, key = KeyOf(name) }))?.ToUser();

    public static async Task<DirectoryUser?> FindByEmailAsync(DbSession session, string directoryId, string email) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM directory_users WHERE directory_id = @directoryId AND email_key = @key",
            new { directoryId, key = KeyOf(email) }))?.ToUser();

    /// <summary>Of a directory in the order of ids, those after one.</summary>
    public static async Task<IReadOnlyList<DirectoryUser>> FindPageAsync(DbSession session, string directoryId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM directory_users WHERE directory_id = @directoryId AND id > @after ORDER BY id LIMIT @limit",
            new { directoryId, after, limit = (long)limit })).Select(static row => row.ToUser())];

    /// <summary>In the order of names, those after one; with a beginning, those whose name or address begins so.</summary>
    public static async Task<IReadOnlyList<DirectoryUser>> SearchAsync(DbSession session, string directoryId, string? beginning, string? after, int limit)
    {
        var found = beginning is null ? "" :
            """
            AND id IN (
                SELECT id FROM (
                    SELECT id FROM directory_users WHERE directory_id = @directoryId AND user_name_key >= @first AND user_name_key < @last AND user_name_key > @after
                    ORDER BY user_name_key LIMIT @limit) named
                UNION
                SELECT id FROM (
                    SELECT id FROM directory_users WHERE directory_id = @directoryId AND email_key >= @first AND email_key < @last
                    ORDER BY email_key LIMIT @most) addressed)
            """;
        var first = KeyOf(beginning ?? "");
        return [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM directory_users WHERE directory_id = @directoryId AND user_name_key > @after {found} ORDER BY user_name_key LIMIT @limit",
            new { directoryId, after = KeyOf(after ?? ""), first, last = first + Last, limit = (long)limit, most = MostByEmail })).Select(static row => row.ToUser())];
    }

    /// <summary>The people of a group in the order of their ids.</summary>
    public static async Task<IReadOnlyList<DirectoryUser>> FindOfGroupAsync(DbSession session, string groupId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM directory_users WHERE id IN (
                SELECT user_id FROM directory_memberships WHERE group_id = @groupId AND user_id > @after ORDER BY user_id LIMIT @limit)
            ORDER BY id
            """,
            new { groupId, after, limit = (long)limit })).Select(static row => row.ToUser())];

    /// <summary>Of these keys of names or addresses, those that somebody has.</summary>
    public static async Task<IReadOnlyList<string>> FindTakenAsync(DbSession session, string directoryId, bool byEmail, IReadOnlyList<string> keys)
    {
        var column = byEmail ? "email_key" : "user_name_key";
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["directoryId"] = directoryId };
        foreach (var key in keys)
        {
            values["k" + values.Count] = key;
        }

        var names = string.Join(", ", values.Keys.Skip(1).Select(static name => "@" + name));
        return await session.QueryAsync<string>($"SELECT {column} FROM directory_users WHERE directory_id = @directoryId AND {column} IN ({names})", values);
    }

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM directory_users WHERE id = @id", new { id });

    /// <summary>Names and addresses are unique ignoring case and the way their characters are composed.</summary>
    public static string KeyOf(string name) => name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static object ValuesOf(DirectoryUser user) => new
    {
        user.Id,
        user.DirectoryId,
        user.UserName,
        NameKey = KeyOf(user.UserName),
        user.DisplayName,
        user.Email,
        EmailKey = user.Email is null ? null : KeyOf(user.Email),
        EmailVerified = user.EmailVerified ? 1L : 0L,
        user.Phone,
        PhoneVerified = user.PhoneVerified ? 1L : 0L,
        Attributes = user.Attributes.Write(),
        IsEnabled = user.IsEnabled ? 1L : 0L,
        user.ManagedBy,
        PasswordMustChange = user.PasswordMustChange ? 1L : 0L,
        PasswordExpiresAt = user.PasswordExpiresAt?.ToUnixTimeMilliseconds(),
        CreatedAt = user.CreatedAt.ToUnixTimeMilliseconds(),
        user.CreatedBy,
        UpdatedAt = user.UpdatedAt.ToUnixTimeMilliseconds(),
        user.UpdatedBy,
    };

    internal record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string UserName { get; init; } = "";

        public string? DisplayName { get; init; }

        public string? Email { get; init; }

        public long EmailVerified { get; init; }

        public string? Phone { get; init; }

        public long PhoneVerified { get; init; }

        public string Attributes { get; init; } = "";

        public long IsEnabled { get; init; }

        public string ManagedBy { get; init; } = "";

        public long PasswordMustChange { get; init; }

        public long? PasswordExpiresAt { get; init; }

        public long CreatedAt { get; init; }

        public string CreatedBy { get; init; } = "";

        public long UpdatedAt { get; init; }

        public string UpdatedBy { get; init; } = "";

        public DirectoryUser ToUser() => new(
            Id,
            DirectoryId,
            UserName,
            DisplayName,
            Email,
            EmailVerified == 1,
            Phone,
            PhoneVerified == 1,
            UserAttributes.Read(Attributes),
            IsEnabled == 1,
            ManagedBy,
            PasswordMustChange == 1,
            PasswordExpiresAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            CreatedBy,
            DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
            UpdatedBy);
    }
}
