using System.Diagnostics;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>What some seconds under load gave.</summary>
/// <param name="Rate">Calls per second.</param>
/// <param name="Server">Microseconds of the server's processor time for each, its work in the background included.</param>
/// <param name="Client">The same of this process.</param>
internal sealed record CallRound(double Rate, double Server, double Client)
{
    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(1);

    /// <summary>What the clock would show if nobody else used the cores.</summary>
    public double Whole => Server + Client;

    public static CallRound Measure(ServerProcess server, int connections, int seconds, IReadOnlyList<byte[]> calls)
    {
        using var load = new CallLoad(server.Port, connections, number => calls[number % calls.Count]);
        Thread.Sleep(RampUp);
        var (done, own, client, start) = (load.Done, server.Processor, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        var (count, elapsed) = (Math.Max(1, load.Done - done), Stopwatch.GetElapsedTime(start));
        return new(
            count / elapsed.TotalSeconds,
            (server.Processor - own).TotalMicroseconds / count,
            (Environment.CpuUsage.TotalTime - client).TotalMicroseconds / count);
    }
}
