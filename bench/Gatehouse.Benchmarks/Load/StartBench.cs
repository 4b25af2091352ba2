using System.Diagnostics;
using System.Globalization;

namespace Gatehouse.Benchmarks.Load;

/// <summary>From the start of the process to the first page and the first sign-in, in turns with a bare Kestrel.</summary>
internal static class StartBench
{
    public static async Task<bool> RunAsync(int rounds)
    {
        Console.WriteLine($"start: median of {rounds} starts each");
        using var accounts = await SeededAccounts.MakeAsync();
        var (bare, page, signIn) = (new List<Moment>(), new List<Moment>(), new List<Moment>());
        for (var round = 0; round <= rounds; round++)
        {
            using (var kestrel = ServerProcess.StartBareKestrel())
            {
                bare.Add(new(kestrel.FirstPageAfter, kestrel.Processor));
            }

            using var server = ServerProcess.StartGatehouse(accounts.Folder);
            page.Add(new(server.FirstPageAfter, server.Processor));
            var clock = Stopwatch.StartNew();
            using var browser = new LeanBrowser(server.Port);
            SignInJourney.Go(browser, accounts.NextEmail());
            signIn.Add(new(server.FirstPageAfter + clock.Elapsed, server.Processor));
        }

        // The first of each warmed the disk.
        var kestrelPage = Report("bare Kestrel, first page", bare.Skip(1));
        var first = Report("first page", page.Skip(1));
        Report("first sign-in", signIn.Skip(1));
        return Figures.Judge("start to first page", first.Milliseconds, " ms", 700, atLeast: false)
            & Figures.Judge("start to first page, by processor time, were a bare Kestrel to take 330 ms", first.Processor / kestrelPage.Processor * 330, " ms", 700, atLeast: false);
    }

    private static (double Milliseconds, double Processor) Report(string what, IEnumerable<Moment> moments)
    {
        var all = moments.ToList();
        var (clock, processor) = (Figures.Median(all.Select(static each => each.After.TotalMilliseconds)), Figures.Median(all.Select(static each => each.Processor.TotalMilliseconds)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {clock:0} ms by the clock, {processor:0} ms of processor time"));
        return (clock, processor);
    }

    private sealed record Moment(TimeSpan After, TimeSpan Processor);
}
