using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Upkeep;

/// <summary>
/// Writes that nobody waits for: kept in memory, and written about once a second in one transaction. A crash loses that second;
/// beyond the bound nothing more is kept and the loss is counted. Never for what was promised to anybody.
/// </summary>
internal abstract class LaterWrites<T> : BackgroundService
{
    private const int Most = 20_000;
    private const int MostAtOnce = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Channel<T> waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(Most) { SingleReader = false });
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Counter<long> lost;

    /// <param name="what">What is kept, for the meter: <c>audit_events</c>.</param>
    protected LaterWrites(string what, Database database, TimeProvider clock, IMeterFactory meters, ILogger log)
    {
        (this.database, this.clock, this.log) = (database, clock, log);
        lost = meters.Create("Gatehouse.LaterWrites").CreateCounter<long>($"gatehouse.later_writes.{what}_lost", "{write}", "Writes that nobody waited for and that were not kept");
    }

    /// <summary>Costs no input or output.</summary>
    public void Add(T item)
    {
        if (!waiting.Writer.TryWrite(item))
        {
            lost.Add(1);
        }
    }

    /// <summary>Writes what was added until now.</summary>
    public async Task FlushAsync()
    {
        var batch = new List<T>();
        while (waiting.Reader.TryRead(out var item))
        {
            batch.Add(item);
            if (batch.Count == MostAtOnce)
            {
                await WriteAsync(batch);
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            await WriteAsync(batch);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

    /// <summary>Part of one transaction.</summary>
    protected abstract Task WriteAsync(DbSession session, IReadOnlyList<T> batch);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written by StopAsync.
        }
    }

    private async Task WriteAsync(List<T> batch)
    {
        try
        {
            await database.WriteAsync(session => WriteAsync(session, batch));
        }
        catch (Exception wrong)
        {
            lost.Add(batch.Count);
            log.LogError(wrong, "{Count} writes that nobody waited for could not be made", batch.Count);
        }
    }
}
