using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

internal sealed record LoginAnswerRow
{
    public string ProofHash { get; init; } = "";

    public string BodyHash { get; init; } = "";

    public string SealedAnswer { get; init; } = "";

    public long ExpiresAt { get; init; }
}

internal static class LoginAnswerStore
{
    /// <summary>False when that proof was answered before.</summary>
    public static async Task<bool> InsertAsync(DbSession session, LoginAnswerRow row) =>
        await session.ExecuteAsync(
            "INSERT INTO login_answers (proof_hash, body_hash, sealed_answer, expires_at) VALUES (@ProofHash, @BodyHash, @SealedAnswer, @ExpiresAt) ON CONFLICT DO NOTHING",
            row) == 1;

    public static Task<LoginAnswerRow?> FindAsync(DbSession session, string proofHash, DateTimeOffset now) =>
        session.FindAsync<LoginAnswerRow>(
            "SELECT proof_hash, body_hash, sealed_answer, expires_at FROM login_answers WHERE proof_hash = @proofHash AND expires_at > @now",
            new { proofHash, now = now.ToUnixTimeMilliseconds() });

    public static Task DeleteExpiredAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM login_answers WHERE expires_at <= @before", new { before });
}
