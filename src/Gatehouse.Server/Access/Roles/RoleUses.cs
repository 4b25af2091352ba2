using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Access.Roles;

/// <summary>When and where a session of a role was last used.</summary>
internal sealed record RoleUse(string RoleId, DateTimeOffset At, string Region);

/// <summary>Keeps the last use of roles without a write for every call.</summary>
internal sealed class RoleUses(Database database, TimeProvider clock, IMeterFactory meters, ILogger<RoleUses> log)
    : LaterWrites<RoleUse>("role_uses", database, clock, meters, log)
{
    private readonly TimeProvider clock = clock;

    public void Note(string roleId, string region) => Add(new(roleId, clock.GetUtcNow(), region));

    /// <summary>Each role once, always in the same order: two nodes that write the same roles do not wait for each other in a circle.</summary>
    protected override async Task WriteAsync(DbSession session, IReadOnlyList<RoleUse> batch)
    {
        foreach (var uses in batch.GroupBy(static use => use.RoleId).OrderBy(static uses => uses.Key, StringComparer.Ordinal))
        {
            var last = uses.Last();
            await RoleStore.TouchAsync(session, last.RoleId, last.At, last.Region);
        }
    }
}
