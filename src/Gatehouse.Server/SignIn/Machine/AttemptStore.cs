using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine;

internal sealed record StoredAttempt(string Id, SignInAttempt Attempt, long Version);

internal static class AttemptStore
{
    public static Task InsertAsync(DbSession session, string id, string browserHash, SignInAttempt attempt, DateTimeOffset expires) =>
        session.ExecuteAsync(
            "INSERT INTO sign_in_attempts (id_hash, browser_hash, owner, state, version, expires_at) VALUES (@id, @browserHash, @owner, @state, 1, @expires)",
            new { id = SecretHash.Of(id), browserHash, owner = attempt.Owner, state = JsonSerializer.Serialize(attempt), expires = expires.ToUnixTimeMilliseconds() });

    public static Task RestoreAsync(DbSession session, string id, string browserHash, SignInAttempt attempt, DateTimeOffset expires) =>
        attempt.Finished ? Task.CompletedTask : InsertAsync(session, id, browserHash, attempt, expires);

    /// <summary>The browser stands in the statement: somebody else's pending attempt is not there, whoever has its id.</summary>
    public static async Task<StoredAttempt?> FindAsync(DbSession session, string id, string browserHash, DateTimeOffset now)
    {
        var row = await session.FindAsync<Row>(
            "SELECT state, version FROM sign_in_attempts WHERE id_hash = @id AND browser_hash = @browserHash AND expires_at > @now",
            new { id = SecretHash.Of(id), browserHash, now = now.ToUnixTimeMilliseconds() });
        return row is null ? null : new(id, JsonSerializer.Deserialize<SignInAttempt>(row.State)!, row.Version);
    }

    /// <summary>False when another request has taken this step already.</summary>
    public static async Task<bool> UpdateAsync(DbSession session, StoredAttempt stored, SignInAttempt next) =>
        await session.ExecuteAsync(
            "UPDATE sign_in_attempts SET state = @state, version = version + 1 WHERE id_hash = @id AND version = @version",
            new { id = SecretHash.Of(stored.Id), version = stored.Version, state = JsonSerializer.Serialize(next) }) == 1;

    public static Task DeleteOfOwnerAsync(DbSession session, CredentialOwner owner) =>
        session.ExecuteAsync("DELETE FROM sign_in_attempts WHERE owner = @owner", new { owner = owner.ToString() });

    public static Task DeleteExpiredAsync(DbSession session, long now) =>
        session.ExecuteAsync("DELETE FROM sign_in_attempts WHERE expires_at <= @now", new { now });

    private sealed record Row
    {
        public string State { get; init; } = "";

        public long Version { get; init; }
    }
}
