using System.Globalization;

namespace Gatehouse.Benchmarks.Load;

/// <summary>
/// Sign-ins a second over HTTP against bare hashes a second, in turns, on the same cores, the client included.
/// The ratio by the clock is what a visitor of an idle machine gets; the ratio by processor time is the same figure on a busy one.
/// </summary>
internal static class SignInBench
{
    public static async Task<bool> RunAsync(int rounds, int seconds, int connections)
    {
        Console.WriteLine($"sign-ins: {rounds} pairs of rounds of {seconds} s, {connections} connections");
        using var accounts = await SeededAccounts.MakeAsync();
        using var server = ServerProcess.StartGatehouse(accounts.Folder);
        Warm(accounts, server, connections);

        var pairs = new List<(LoadRound Raw, LoadRound Http)>();
        var journeys = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            LoadRound raw, http;
            using (var hashes = new RawHashes())
            {
                raw = LoadRound.Measure(() => hashes.Done, server, seconds);
            }

            using (var load = new SignInLoad(browser => SignInJourney.Go(browser, accounts.NextEmail()), server.Port, connections))
            {
                http = LoadRound.Measure(() => load.Done, server, seconds);
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
        using var load = new SignInLoad(browser => SignInJourney.Go(browser, accounts.NextEmail()), server.Port, connections, most: 600);
        load.Await();
    }
}
