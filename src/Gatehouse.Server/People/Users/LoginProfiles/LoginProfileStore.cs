using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.LoginProfiles;

internal static class LoginProfileStore
{
    public static async Task<LoginProfile?> FindAsync(DbSession session, string userId) =>
        (await session.FindAsync<Row>(
            """
            SELECT l.user_id, l.created_at, l.reset_required, p.changed_at
            FROM login_profiles l JOIN passwords p ON p.owner = 'iam:' || l.user_id
            WHERE l.user_id = @userId
            """,
            new { userId }))?.ToProfile();

    /// <summary>False when the user has one.</summary>
    public static async Task<bool> InsertAsync(DbSession session, string userId, bool resetRequired, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "INSERT INTO login_profiles (user_id, created_at, reset_required) VALUES (@userId, @at, @reset) ON CONFLICT DO NOTHING",
            new { userId, at = now.ToUnixTimeMilliseconds(), reset = resetRequired ? 1L : 0L }) == 1;

    public static Task SetResetRequiredAsync(DbSession session, string userId, bool resetRequired) =>
        session.ExecuteAsync("UPDATE login_profiles SET reset_required = @reset WHERE user_id = @userId", new { userId, reset = resetRequired ? 1L : 0L });

    /// <summary>False when the user has none.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, string userId) =>
        await session.ExecuteAsync("DELETE FROM login_profiles WHERE user_id = @userId", new { userId }) == 1;

    private sealed record Row
    {
        public string UserId { get; init; } = "";

        public long CreatedAt { get; init; }

        public long ResetRequired { get; init; }

        public long ChangedAt { get; init; }

        public LoginProfile ToProfile() => new(
            UserId, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), ResetRequired == 1, DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt));
    }
}
