namespace Gatehouse.Benchmarks.Load;

/// <summary>Resident memory of the server after its first page, and after a thousand sign-ins.</summary>
internal static class MemoryBench
{
    private const int SignIns = 1_000;
    private const int Connections = 8;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public static async Task<bool> RunAsync()
    {
        Console.WriteLine($"memory: before and after {SignIns} sign-ins over {Connections} connections");
        using var accounts = await SeededAccounts.MakeAsync();
        using var server = ServerProcess.StartGatehouse(accounts.Folder);
        Thread.Sleep(Quiet);
        var idle = server.ResidentMebibytes;
        using (var load = new SignInLoad(browser => SignInJourney.Go(browser, accounts.NextEmail()), server.Port, Connections, SignIns))
        {
            load.Await();
        }

        Thread.Sleep(Quiet);
        var after = server.ResidentMebibytes;
        return Figures.Judge("resident when idle", idle, " MiB", 110, atLeast: false)
            & Figures.Judge("resident after the sign-ins", after, " MiB", 150, atLeast: false);
    }
}
