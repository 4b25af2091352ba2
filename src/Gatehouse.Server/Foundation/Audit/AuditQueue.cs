using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Foundation.Audit;

/// <summary>Records of calls that changed nothing. Changes, sign-ins and refusals are never kept here: they are durable at once.</summary>
internal sealed class AuditQueue(Database database, TimeProvider clock, IMeterFactory meters, ILogger<AuditQueue> log)
    : LaterWrites<AuditRow>("audit_events", database, clock, meters, log)
{
    protected override async Task WriteAsync(DbSession session, IReadOnlyList<AuditRow> batch)
    {
        foreach (var row in batch)
        {
            await AuditStore.InsertAsync(session, row);
        }
    }
}
