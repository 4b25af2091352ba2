using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

internal static class PasswordStore
{
    public static Task<string?> FindAsync(DbSession session, CredentialOwner owner) =>
        session.FindAsync<string>("SELECT phc FROM passwords WHERE owner = @owner", new { owner = owner.ToString() });

    /// <summary>The hashes of the last passwords, the present one first.</summary>
    public static Task<IReadOnlyList<string>> FindLastAsync(DbSession session, CredentialOwner owner, int count) =>
        session.QueryAsync<string>(
            """
            SELECT phc FROM (
                SELECT phc, 1 AS present, changed_at AS at FROM passwords WHERE owner = @owner
                UNION ALL
                SELECT phc, 0 AS present, replaced_at AS at FROM password_history WHERE owner = @owner) last
            ORDER BY present DESC, at DESC LIMIT @count
            """,
            new { owner = owner.ToString(), count = (long)count });

    /// <summary>Puts a new password in place and remembers the old one.</summary>
    public static async Task SetAsync(DbSession session, CredentialOwner owner, string phc, DateTimeOffset now)
    {
        var values = new { owner = owner.ToString(), phc, at = now.ToUnixTimeMilliseconds() };
        await session.ExecuteAsync(
            "INSERT INTO password_history (owner, phc, replaced_at) SELECT owner, phc, @at FROM passwords WHERE owner = @owner", values);
        await session.ExecuteAsync(
            """
            INSERT INTO passwords (owner, phc, changed_at) VALUES (@owner, @phc, @at)
            ON CONFLICT (owner) DO UPDATE SET phc = excluded.phc, changed_at = excluded.changed_at
            """,
            values);
    }

    /// <summary>The same password under better parameters; lost quietly when the password was changed meanwhile.</summary>
    public static Task RehashAsync(DbSession session, CredentialOwner owner, string old, string phc) =>
        session.ExecuteAsync(
            "UPDATE passwords SET phc = @phc WHERE owner = @owner AND phc = @old", new { owner = owner.ToString(), old, phc });

    public static async Task DeleteAsync(DbSession session, CredentialOwner owner)
    {
        await session.ExecuteAsync("DELETE FROM passwords WHERE owner = @owner", new { owner = owner.ToString() });
        await session.ExecuteAsync("DELETE FROM password_history WHERE owner = @owner", new { owner = owner.ToString() });
    }
}
