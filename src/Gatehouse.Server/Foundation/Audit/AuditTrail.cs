using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Audit;

/// <summary>Append-only: an event is written in the transaction of the change it tells of, or in one of its own for a refusal.</summary>
internal sealed class AuditTrail(Database database, AuditQueue queue, SecretSource random, TimeProvider clock, PlaceOptions place)
{
    /// <summary>Writes within the caller's change: both are kept, or neither.</summary>
    public Task AppendAsync(DbSession session, AuditEvent told) => AuditStore.InsertAsync(session, Write(told));

    /// <summary>For a refusal, which changes nothing else; durable when this returns.</summary>
    public Task AppendAsync(AuditEvent told) => database.WriteAsync(session => AppendAsync(session, told));

    /// <summary>For a call that only read: written within about a second, in a batch.</summary>
    public void AppendLater(AuditEvent told) => queue.Add(Write(told));

    /// <summary>The newest first, at most <paramref name="limit"/>, before <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<AuditRow>> FindAsync(string accountId, DateTimeOffset from, DateTimeOffset before, int limit, string? eventName = null) =>
        database.ReadAsync(session => AuditStore.FindAsync(session, accountId, from.ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds(), limit, eventName));

    private AuditRow Write(AuditEvent told)
    {
        var at = clock.GetUtcNow();
        var id = random.Uuid().ToString();
        return new()
        {
            Id = id,
            AccountId = told.RecipientAccountId,
            At = at.ToUnixTimeMilliseconds(),
            EventName = told.EventName,
            Succeeded = told.Succeeded ? 1 : 0,
            PrivateReason = told.PrivateReason,
            Record = AuditRecord.Write(told, id, at, place.Region),
        };
    }
}
