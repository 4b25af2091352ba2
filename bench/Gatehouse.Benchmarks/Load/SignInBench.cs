using System.Diagnostics;
using System.Globalization;

namespace Gatehouse.Benchmarks.Load;

/// <summary>
/// Sign-ins a second over HTTP against bare hashes a second, in turns, on the same cores, the client included.
/// The ratio by the clock is what a visitor of an idle machine gets; the ratio by processor time is the same figure on a busy one.
/// </summary>
internal static class SignInBench
{
    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(1);

    public static async Task<bool> RunAsync(int rounds, int seconds, int connections)
    {
        Console.WriteLine($"sign-ins: {rounds} pairs of rounds of {seconds} s, {connections} connections");
        using var accounts = await SeededAccounts.MakeAsync();
        using var server = ServerProcess.StartGatehouse(accounts.Folder);
        Warm(accounts, server, connections);

        var pairs = new List<(Round Raw, Round Http)>();
        var journeys = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            Round raw, http;
            using (var hashes = new RawHashes())
            {
                raw = Measure(() => hashes.Done, server, seconds);
            }

            using (var load = new SignInLoad(accounts, server.Port, connections))
            {
                http = Measure(() => load.Done, server, seconds);
                journeys.AddRange(load.Journeys);
            }

            pairs.Add((raw, http));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  round {round + 1}: {raw.Rate:0.0} hashes/s ({raw.Client:0.0} ms each), {http.Rate:0.0} sign-ins/s (server {http.Server:0.0} ms, client {http.Client:0.00} ms each); ratio {http.Rate / raw.Rate:0.000}; we had {raw.Cores:0.00} and {http.Cores:0.00} cores"));
        }

        var hash = Figures.Median(pairs.Select(static pair => pair.Raw.Client));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  whole sign-in: median {Figures.Median(journeys):0} ms, 99 of 100 within {Figures.Share(journeys, 0.99):0} ms"));
        var byClock = Figures.Judge("ratio by the clock", Figures.Median(pairs.Select(static pair => pair.Http.Rate / pair.Raw.Rate)), "", 0.85, atLeast: true);
        var byProcessor = Figures.Judge("ratio by processor time", Figures.Median(pairs.Select(static pair => pair.Raw.Client / (pair.Http.Server + pair.Http.Client))), "", 0.85, atLeast: true);
        var beyond = Figures.Judge("server beyond the hash", Figures.Median(pairs.Select(static pair => pair.Http.Server)) - hash, " ms", 3, atLeast: false);
        return byClock & byProcessor & beyond;
    }

    /// <summary>Compiled code reaches its last form only after many calls; a server runs for months in that form.</summary>
    private static void Warm(SeededAccounts accounts, ServerProcess server, int connections)
    {
        using var load = new SignInLoad(accounts, server.Port, connections, most: 600);
        load.Await();
    }

    private static Round Measure(Func<int> count, ServerProcess server, int seconds)
    {
        Wait(RampUp);
        var (before, start) = (Snapshot.Take(count, server), Stopwatch.GetTimestamp());
        Wait(TimeSpan.FromSeconds(seconds));
        var (after, elapsed) = (Snapshot.Take(count, server), Stopwatch.GetElapsedTime(start));
        var done = Math.Max(1, after.Done - before.Done);
        var (client, own) = (after.Client - before.Client, after.Server - before.Server);
        return new(done / elapsed.TotalSeconds, client.TotalMilliseconds / done, own.TotalMilliseconds / done, (client + own) / elapsed);
    }

    private static void Wait(TimeSpan time) => Thread.Sleep(time);

    /// <param name="Rate">Per second.</param>
    /// <param name="Client">Milliseconds of processor time of this process for each.</param>
    /// <param name="Server">The same of the server.</param>
    /// <param name="Cores">How many cores both had together.</param>
    private sealed record Round(double Rate, double Client, double Server, double Cores);

    private sealed record Snapshot(int Done, TimeSpan Client, TimeSpan Server)
    {
        public static Snapshot Take(Func<int> count, ServerProcess server) => new(count(), Environment.CpuUsage.TotalTime, server.Processor);
    }
}
