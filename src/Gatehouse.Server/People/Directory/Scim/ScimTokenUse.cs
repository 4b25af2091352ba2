using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>When each token was last used; nobody waits for it.</summary>
internal sealed class ScimTokenUse(Database database, TimeProvider clock, IMeterFactory meters, ILogger<ScimTokenUse> log)
    : LaterWrites<(string Id, DateTimeOffset At)>("scim_token_uses", database, clock, meters, log)
{
    protected override async Task WriteAsync(DbSession session, IReadOnlyList<(string Id, DateTimeOffset At)> batch)
    {
        foreach (var token in batch.GroupBy(static use => use.Id, StringComparer.Ordinal).OrderBy(static uses => uses.Key, StringComparer.Ordinal))
        {
            await ScimTokenStore.TouchAsync(session, token.Key, token.Max(static use => use.At));
        }
    }
}
