namespace Gatehouse.Server.Foundation.Upkeep;

/// <summary>Runs every room's chores in turn. A chore that fails is logged and tried again at its next turn.</summary>
internal sealed class UpkeepLoop(IEnumerable<IUpkeep> chores, TimeProvider clock, ILogger<UpkeepLoop> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var due = new Dictionary<IUpkeep, DateTimeOffset>();
        using var timer = new PeriodicTimer(Tick, clock);

        // The first turn comes after the first tick: nothing here is worth a slower start.
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var chore in chores)
            {
                var now = clock.GetUtcNow();
                if (due.TryGetValue(chore, out var next) && next > now)
                {
                    continue;
                }

                due[chore] = now + chore.Every;
                await RunAsync(chore, now, stoppingToken);
            }
        }
    }

    private async Task RunAsync(IUpkeep chore, DateTimeOffset now, CancellationToken stopping)
    {
        try
        {
            await chore.RunAsync(now, stopping);
        }
        catch (Exception wrong) when (!stopping.IsCancellationRequested)
        {
            log.LogError(wrong, "The chore {Chore} failed and will be tried again in {Every}", chore.GetType().Name, chore.Every);
        }
    }
}
