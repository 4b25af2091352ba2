using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.AccessKeys;

/// <summary>When, where and for what a key signed last.</summary>
internal sealed record KeyUse(string KeyId, DateTimeOffset At, string Region, string Service);

/// <summary>
/// Keeps the last use of keys without a write for every call: what was noted is written about once a second, in one transaction,
/// each key once. A crash loses that second; beyond the bound nothing is kept and the loss is counted.
/// </summary>
internal sealed class AccessKeyUse : BackgroundService
{
    private const int MostKeys = 10_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly ILogger<AccessKeyUse> log;
    private readonly Counter<long> lost;
    private ConcurrentDictionary<string, KeyUse> noted = new(StringComparer.Ordinal);

    public AccessKeyUse(Database database, TimeProvider clock, IMeterFactory meters, ILogger<AccessKeyUse> log)
    {
        (this.database, this.clock, this.log) = (database, clock, log);
        lost = meters.Create("Gatehouse.AccessKeys").CreateCounter<long>("gatehouse.access_keys.uses_lost", "{use}", "Last uses of keys that were not kept");
    }

    /// <summary>Costs no input or output.</summary>
    public void Note(string keyId, string region, string service)
    {
        var kept = Volatile.Read(ref noted);
        if (kept.Count >= MostKeys && !kept.ContainsKey(keyId))
        {
            lost.Add(1);
            return;
        }

        kept[keyId] = new(keyId, clock.GetUtcNow(), region, service);
    }

    /// <summary>Writes what was noted until now.</summary>
    public async Task FlushAsync()
    {
        if (noted.IsEmpty)
        {
            return;
        }

        var taken = Interlocked.Exchange(ref noted, new(StringComparer.Ordinal));
        try
        {
            await database.WriteAsync(session => AccessKeyStore.NoteUsesAsync(session, [.. taken.Values.OrderBy(static use => use.KeyId, StringComparer.Ordinal)]));
        }
        catch (Exception wrong)
        {
            lost.Add(taken.Count);
            log.LogError(wrong, "The last uses of {Count} access keys could not be written", taken.Count);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

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
}
