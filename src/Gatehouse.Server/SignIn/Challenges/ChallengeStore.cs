using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.Challenges;

internal static class ChallengeStore
{
    public static Task InsertAsync(DbSession session, string id, string sealedText, long expiresAt) =>
        session.ExecuteAsync(
            "INSERT INTO challenges (id, sealed_text, expires_at) VALUES (@id, @sealedText, @expiresAt)", new { id, sealedText, expiresAt });

    public static Task<string?> FindAsync(DbSession session, string id, long now) =>
        session.FindAsync<string>("SELECT sealed_text FROM challenges WHERE id = @id AND expires_at > @now", new { id, now });

    /// <summary>One answer for each challenge: reading it for an answer deletes it.</summary>
    public static Task<string?> TakeAsync(DbSession session, string id, long now) =>
        session.FindAsync<string>("DELETE FROM challenges WHERE id = @id AND expires_at > @now RETURNING sealed_text", new { id, now });

    public static Task DeleteExpiredAsync(DbSession session, long now) =>
        session.ExecuteAsync("DELETE FROM challenges WHERE expires_at <= @now", new { now });
}
