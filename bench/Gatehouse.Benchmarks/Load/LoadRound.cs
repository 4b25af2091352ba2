using System.Diagnostics;

namespace Gatehouse.Benchmarks.Load;

/// <summary>Some seconds of load, by the clock and by processor time.</summary>
/// <param name="Rate">Per second.</param>
/// <param name="Client">Milliseconds of processor time of this process for each.</param>
/// <param name="Server">The same of the server.</param>
/// <param name="Cores">How many cores both had together.</param>
internal sealed record LoadRound(double Rate, double Client, double Server, double Cores)
{
    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(1);

    public static LoadRound Measure(Func<int> count, ServerProcess server, int seconds)
    {
        Thread.Sleep(RampUp);
        var (before, start) = (Snapshot.Take(count, server), Stopwatch.GetTimestamp());
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        var (after, elapsed) = (Snapshot.Take(count, server), Stopwatch.GetElapsedTime(start));
        var done = Math.Max(1, after.Done - before.Done);
        var (client, own) = (after.Client - before.Client, after.Server - before.Server);
        return new(done / elapsed.TotalSeconds, client.TotalMilliseconds / done, own.TotalMilliseconds / done, (client + own) / elapsed);
    }

    private sealed record Snapshot(int Done, TimeSpan Client, TimeSpan Server)
    {
        public static Snapshot Take(Func<int> count, ServerProcess server) => new(count(), Environment.CpuUsage.TotalTime, server.Processor);
    }
}
