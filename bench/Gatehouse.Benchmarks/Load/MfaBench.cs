using System.Globalization;

namespace Gatehouse.Benchmarks.Load;

/// <summary>
/// What a second factor costs: sign-ins a second with an authenticator app and with a passkey alone against bare hashes a second, and the
/// processor time that the app adds to a sign-in by password. All four in turns, on the same cores, the client included.
/// </summary>
internal static class MfaBench
{
    private const double OfTheCeiling = 0.8;

    public static async Task<bool> RunAsync(int rounds, int seconds, int connections)
    {
        Console.WriteLine($"MFA: {rounds} rounds of {seconds} s each way, {connections} connections");
        using var devices = new SeededDevices();
        using var plain = await SeededAccounts.MakeAsync();
        using var apps = await devices.WithAppsAsync();
        using var passkeys = await devices.WithPasskeysAsync();
        using var passwordServer = ServerProcess.StartGatehouse(plain.Folder);
        using var appServer = ServerProcess.StartGatehouse(apps.Folder);
        using var passkeyServer = ServerProcess.StartGatehouse(passkeys.Folder);
        var origin = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{passkeyServer.Port}");
        (string Name, ServerProcess Server, Action<LeanBrowser> Go)[] ways =
        [
            ("password", passwordServer, browser => SignInJourney.Go(browser, plain.NextEmail())),
            ("password and app", appServer, browser => MfaJourney.GoWithApp(browser, apps.NextNumber())),
            ("passkey", passkeyServer, browser => MfaJourney.GoWithPasskey(browser, devices, passkeys.NextNumber(), origin)),
        ];
        foreach (var (_, server, go) in ways)
        {
            using var load = new SignInLoad(go, server.Port, connections, most: 400);
            load.Await();
        }

        var measured = new List<LoadRound[]>();
        for (var round = 0; round < rounds; round++)
        {
            measured.Add([.. Turn(ways, seconds, connections)]);
            var (hash, password, app, passkey) = (measured[^1][0], measured[^1][1], measured[^1][2], measured[^1][3]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  round {round + 1}: {hash.Rate:0.0} hashes/s ({hash.Client:0.0} ms each); a second: {password.Rate:0.0} by password, {app.Rate:0.0} with an app, {passkey.Rate:0.0} by passkey; server ms each: {password.Server:0.0}, {app.Server:0.0}, {passkey.Server:0.0}; we had {hash.Cores:0.00}, {password.Cores:0.00}, {app.Cores:0.00}, {passkey.Cores:0.00} cores"));
        }

        double Median(Func<LoadRound[], double> of) => Figures.Median(measured.Select(of));
        var appByClock = Figures.Judge("with an app, ratio by the clock", Median(static each => each[2].Rate / each[0].Rate), "", OfTheCeiling, atLeast: true);
        var appByProcessor = Figures.Judge("with an app, ratio by processor time", Median(static each => each[0].Client / (each[2].Server + each[2].Client)), "", OfTheCeiling, atLeast: true);
        var byClock = Figures.Judge("by passkey, ratio by the clock", Median(static each => each[3].Rate / each[0].Rate), "", OfTheCeiling, atLeast: true);
        var byProcessor = Figures.Judge("by passkey, ratio by processor time", Median(static each => each[0].Client / (each[3].Server + each[3].Client)), "", OfTheCeiling, atLeast: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  processor time of the server: {Median(static each => each[2].Server - each[1].Server):0.0} ms more with an app than by password alone; a passkey alone {Median(static each => each[3].Server):0.0} ms in all"));
        return appByClock & appByProcessor & byClock & byProcessor;
    }

    private static IEnumerable<LoadRound> Turn((string Name, ServerProcess Server, Action<LeanBrowser> Go)[] ways, int seconds, int connections)
    {
        using (var hashes = new RawHashes())
        {
            yield return LoadRound.Measure(() => hashes.Done, ways[0].Server, seconds);
        }

        foreach (var (_, server, go) in ways)
        {
            using var load = new SignInLoad(go, server.Port, connections);
            yield return LoadRound.Measure(() => load.Done, server, seconds);
        }
    }
}
