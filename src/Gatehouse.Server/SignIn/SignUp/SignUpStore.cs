using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.SignUp;

internal sealed record StoredSignUp(string Id, SignUpAttempt Attempt, long Version);

internal static class SignUpStore
{
    public static Task InsertAsync(DbSession session, string id, string browserHash, SignUpAttempt attempt, DateTimeOffset expires) =>
        session.ExecuteAsync(
            "INSERT INTO sign_ups (id_hash, browser_hash, state, version, expires_at) VALUES (@id, @browserHash, @state, 1, @expires)",
            new { id = SecretHash.Of(id), browserHash, state = JsonSerializer.Serialize(attempt), expires = expires.ToUnixTimeMilliseconds() });

    /// <summary>The browser stands in the statement: somebody else's attempt is not there, whoever has its id.</summary>
    public static async Task<StoredSignUp?> FindAsync(DbSession session, string id, string browserHash, DateTimeOffset now)
    {
        var row = await session.FindAsync<Row>(
            "SELECT state, version FROM sign_ups WHERE id_hash = @id AND browser_hash = @browserHash AND expires_at > @now",
            new { id = SecretHash.Of(id), browserHash, now = now.ToUnixTimeMilliseconds() });
        return row is null ? null : new(id, JsonSerializer.Deserialize<SignUpAttempt>(row.State)!, row.Version);
    }

    /// <summary>False when another request has taken this step already.</summary>
    public static async Task<bool> UpdateAsync(DbSession session, StoredSignUp stored, SignUpAttempt next) =>
        await session.ExecuteAsync(
            "UPDATE sign_ups SET state = @state, version = version + 1 WHERE id_hash = @id AND version = @version",
            new { id = SecretHash.Of(stored.Id), version = stored.Version, state = JsonSerializer.Serialize(next) }) == 1;

    public static Task DeleteExpiredAsync(DbSession session, long now) =>
        session.ExecuteAsync("DELETE FROM sign_ups WHERE expires_at <= @now", new { now });

    private sealed record Row
    {
        public string State { get; init; } = "";

        public long Version { get; init; }
    }
}
