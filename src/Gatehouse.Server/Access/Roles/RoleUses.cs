using System.Collections.Concurrent;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Roles;

/// <summary>
/// Remembers when roles were last used and writes it about once a second, many in one transaction, so that assuming a role does not
/// wait for it. A crash loses a second; a flood of different roles loses what does not fit, and counts it.
/// </summary>
internal sealed class RoleUses(Database database, TimeProvider clock, ILogger<RoleUses> log) : BackgroundService
{
    private const int Most = 10_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string Region)> waiting = new(StringComparer.Ordinal);
    private long lost;

    public void Note(string roleId, string region)
    {
        if (waiting.Count < Most || waiting.ContainsKey(roleId))
        {
            waiting[roleId] = (clock.GetUtcNow(), region);
        }
        else
        {
            Interlocked.Increment(ref lost);
        }
    }

    /// <summary>Writes what was noted until now.</summary>
    public async Task FlushAsync()
    {
        var uses = waiting.ToArray();
        if (uses.Length == 0)
        {
            return;
        }

        await database.WriteAsync(async session =>
        {
            foreach (var (id, use) in uses)
            {
                await RoleStore.TouchAsync(session, id, use.At, use.Region);
            }
        });

        // What was noted anew meanwhile stays for the next time.
        foreach (var use in uses)
        {
            waiting.TryRemove(use);
        }

        if (Interlocked.Exchange(ref lost, 0) is var dropped and > 0)
        {
            log.LogWarning("The last use of {Count} roles was not kept: too many at once", dropped);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryFlushAsync();
        }
    }

    private async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (Exception wrong)
        {
            log.LogError(wrong, "The last use of roles could not be written and will be tried again");
        }
    }
}
