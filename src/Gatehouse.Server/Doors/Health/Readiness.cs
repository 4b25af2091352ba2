using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Health;

/// <summary>Whether this node can do its work now.</summary>
internal sealed class Readiness(
    Database database, Migrator migrator, KeyFile keys, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Readiness> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The part that fails; nothing when all is well.</summary>
    public async Task<string?> FindFailureAsync(CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return "stopping";
        }

        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            // Another node may have upgraded the database since this one started.
            if (!await migrator.IsCurrentAsync(either.Token))
            {
                return "migrations";
            }

            var known = await database.ReadAsync(InstallationStore.FindKeyFingerprintAsync, either.Token);
            return known is not null && keys.Holds(known) ? null : "key";
        }
        catch (Exception wrong) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(wrong, "The database does not answer");
            return "database";
        }
    }
}
