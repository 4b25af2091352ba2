namespace Gatehouse.Server.Foundation.Upkeep;

/// <summary>
/// Gives back to the machine what only the start needed: more than half of the heap, which the collector would keep until there is
/// as much garbage again, and on a quiet server that is hours away.
/// </summary>
internal static class StartupGarbage
{
    // The first page and the first sign-in often come at once; a collection of some 30 ms is not to hold them up.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    public static async Task CollectSoonAsync(TimeProvider clock, CancellationToken stopping)
    {
        await Task.Delay(Settled, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
