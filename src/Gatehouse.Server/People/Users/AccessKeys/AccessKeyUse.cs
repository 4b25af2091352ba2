using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.People.Users.AccessKeys;

/// <summary>When, where and for what a key signed last.</summary>
internal sealed record KeyUse(string KeyId, DateTimeOffset At, string Region, string Service);

/// <summary>Keeps the last use of keys without a write for every call.</summary>
internal sealed class AccessKeyUse(Database database, TimeProvider clock, IMeterFactory meters, ILogger<AccessKeyUse> log)
    : LaterWrites<KeyUse>("access_key_uses", database, clock, meters, log)
{
    private readonly TimeProvider clock = clock;

    public void Note(string keyId, string region, string service) => Add(new(keyId, clock.GetUtcNow(), region, service));

    /// <summary>Each key once, always in the same order: two nodes that write the same keys do not wait for each other in a circle.</summary>
    protected override Task WriteAsync(DbSession session, IReadOnlyList<KeyUse> batch) =>
        AccessKeyStore.NoteUsesAsync(
            session, [.. batch.GroupBy(static use => use.KeyId).Select(static uses => uses.Last()).OrderBy(static use => use.KeyId, StringComparer.Ordinal)]);
}
