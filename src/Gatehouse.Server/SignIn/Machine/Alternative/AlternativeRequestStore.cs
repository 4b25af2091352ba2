using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>A waiting period that runs or is over.</summary>
internal sealed record AlternativeRequest
{
    public string Number { get; init; } = "";

    public long BegunAt { get; init; }

    public long ReadyAt { get; init; }

    public long EndsAt { get; init; }
}

internal static class AlternativeRequestStore
{
    public static Task<AlternativeRequest?> FindAsync(DbSession session, CredentialOwner owner) =>
        session.FindAsync<AlternativeRequest>(
            "SELECT number, begun_at, ready_at, ends_at FROM alternative_requests WHERE owner = @owner", new { owner = owner.ToString() });

    /// <summary>False when one of this owner and phone runs already: its end is not put off, nor brought nearer.</summary>
    public static async Task<bool> BeginAsync(DbSession session, CredentialOwner owner, string accountId, AlternativeRequest request) =>
        await session.ExecuteAsync(
            """
            INSERT INTO alternative_requests (owner, account_id, number, begun_at, ready_at, ends_at)
            VALUES (@owner, @accountId, @Number, @BegunAt, @ReadyAt, @EndsAt)
            ON CONFLICT (owner) DO UPDATE SET
                number = excluded.number, begun_at = excluded.begun_at, ready_at = excluded.ready_at, ends_at = excluded.ends_at
            WHERE alternative_requests.ends_at <= excluded.begun_at OR alternative_requests.number <> excluded.number
            """,
            new { owner = owner.ToString(), accountId, request.Number, request.BegunAt, request.ReadyAt, request.EndsAt }) == 1;

    /// <summary>Uses up one that is over, in one statement.</summary>
    public static async Task<bool> SpendAsync(DbSession session, CredentialOwner owner, PhoneNumber phone, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "DELETE FROM alternative_requests WHERE owner = @owner AND number = @number AND ready_at <= @now AND ends_at > @now",
            new { owner = owner.ToString(), number = phone.E164, now = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>Ends the one that began then, and no later one.</summary>
    public static async Task<bool> CancelAsync(DbSession session, CredentialOwner owner, long begunAt) =>
        await session.ExecuteAsync(
            "DELETE FROM alternative_requests WHERE owner = @owner AND begun_at = @begunAt", new { owner = owner.ToString(), begunAt }) == 1;

    public static Task DeleteAsync(DbSession session, CredentialOwner owner) =>
        session.ExecuteAsync("DELETE FROM alternative_requests WHERE owner = @owner", new { owner = owner.ToString() });

    public static Task DeleteEndedAsync(DbSession session, long now) =>
        session.ExecuteAsync("DELETE FROM alternative_requests WHERE ends_at <= @now", new { now });
}
