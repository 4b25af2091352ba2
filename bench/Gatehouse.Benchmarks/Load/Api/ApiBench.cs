using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>The signed API from outside, the client on the same cores; what is compared is measured in turns.</summary>
internal static class ApiBench
{
    private const int Few = 100;
    private const int Many = 100_000;
    private const int FullAccount = 5_000;
    private const int WriteConnections = 16;
    private const int Writes = 3_000;
    private const int WritesOfGrowth = 64;

    public static async Task<bool> RunAsync(int rounds, int seconds, int connections)
    {
        Console.WriteLine($"api: {rounds} rounds of {seconds} s, {connections} connections");
        bool holds;
        using var few = await SeededKeys.MakeAsync(Few, FullAccount);
        using (var server = ServerProcess.StartGatehouse(few.Folder))
        {
            var calls = new SignedCalls(server.Port);
            Warm(server, few, calls);
            holds = Compare(server, few, calls, rounds, seconds, connections);
            Assume(server, few, calls, seconds, connections);
            List(server, few, calls);
            Write(server, few, calls);
        }

        return await GrowAsync(few, rounds, seconds, connections) & holds;
    }

    /// <summary>Who may call at all costs at most as much again as the signature itself.</summary>
    private static bool Compare(ServerProcess server, SeededKeys keys, SignedCalls calls, int rounds, int seconds, int connections)
    {
        using var bare = ServerProcess.StartBareSignature(keys.Callers[0].SecretAccessKey);
        byte[][] ours = [calls.Sign(keys.Callers[0], SignedCalls.Sts, "GetCallerIdentity")];
        byte[][] theirs = [new SignedCalls(bare.Port).Sign(keys.Callers[0], SignedCalls.Sts, "GetCallerIdentity")];
        CallRound.Measure(bare, connections, 3, theirs);
        CallRound.Measure(server, connections, 3, ours);
        var pairs = new List<(CallRound Bare, CallRound Own)>();
        for (var round = 0; round < rounds; round++)
        {
            pairs.Add((CallRound.Measure(bare, connections, seconds, theirs), CallRound.Measure(server, connections, seconds, ours)));
            Say($"  GetCallerIdentity, round {round + 1}: bare {Show(pairs[^1].Bare)}; ours {Show(pairs[^1].Own)}");
        }

        Say($"  by the server's processor time alone: {Figures.Median(pairs.Select(static pair => pair.Bare.Server / pair.Own.Server)):0.00}");
        return Figures.Judge("GetCallerIdentity ÷ bare, by the clock", Figures.Median(pairs.Select(static pair => pair.Own.Rate / pair.Bare.Rate)), "", 0.5, atLeast: true)
            & Figures.Judge("GetCallerIdentity ÷ bare, by processor time", Figures.Median(pairs.Select(static pair => pair.Bare.Whole / pair.Own.Whole)), "", 0.5, atLeast: true);
    }

    private static void Assume(ServerProcess server, SeededKeys keys, SignedCalls calls, int seconds, int connections)
    {
        byte[][] call = [calls.Sign(keys.Callers[0], SignedCalls.Sts, "AssumeRole", $"&RoleSessionName=bench&RoleArn={Uri.EscapeDataString(keys.RoleArn)}")];
        CallRound.Measure(server, connections, 2, call);
        Say($"  AssumeRole: {Show(CallRound.Measure(server, connections, seconds, call))}");
    }

    private static void List(ServerProcess server, SeededKeys keys, SignedCalls calls)
    {
        using var connection = new CallConnection(server.Port);
        var (whole, page, pages) = (new List<double>(), new List<double>(), 0);
        for (var time = 0; time < 10; time++)
        {
            var (marker, more, start) = ("", true, Stopwatch.GetTimestamp());
            for (pages = 0; more; pages++)
            {
                var first = Stopwatch.GetTimestamp();
                var answer = Encoding.UTF8.GetString(connection.Send(calls.Sign(keys.Callers[1], SignedCalls.Iam, "ListUsers", marker)));
                page.Add(Stopwatch.GetElapsedTime(first).TotalMilliseconds);
                more = answer.Contains("<IsTruncated>true", StringComparison.Ordinal);
                marker = more ? "&Marker=" + Uri.EscapeDataString(Between(answer, "<Marker>", "</Marker>")) : "";
            }

            whole.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Say($"  ListUsers over {FullAccount} users: a page of 100 in {Figures.Median(page):0.0} ms, all {pages} pages in {Figures.Median(whole):0} ms");
    }

    /// <summary>Every call by a user whose policies decide; every one durable before it is answered.</summary>
    private static void Write(ServerProcess server, SeededKeys keys, SignedCalls calls)
    {
        MeasureWrites(server, "CreateUser", Writes, number => SignNewUser(keys, calls, "new", number));
        var tag = calls.Sign(keys.Callers[0], SignedCalls.Iam, "TagUser", "&UserName=new-1&Tags.member.1.Key=team&Tags.member.1.Value=blue");
        MeasureWrites(server, "TagUser", Writes, _ => tag);
    }

    /// <returns>Microseconds of the server's processor time for each.</returns>
    private static double MeasureWrites(ServerProcess server, string action, int count, Func<int, byte[]> call)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), server.Processor);
        using var load = new CallLoad(server.Port, WriteConnections, number => number < count ? call(number) : null);
        load.Await();
        var each = (server.Processor - processor).TotalMicroseconds / count;
        Say($"  {action}, {WriteConnections} connections: {count / Stopwatch.GetElapsedTime(start).TotalSeconds:0}/s, half within {Figures.Median(load.Times):0.0} ms, 99 of 100 within {Figures.Share(load.Times, 0.99):0.0} ms; server {each:0} µs each");
        return each;
    }

    private static byte[] SignNewUser(SeededKeys keys, SignedCalls calls, string prefix, int number) =>
        calls.Sign(keys.Callers[0], SignedCalls.Iam, "CreateUser", string.Create(CultureInfo.InvariantCulture, $"&UserName={prefix}-{number}"));

    private static async Task<bool> GrowAsync(SeededKeys few, int rounds, int seconds, int connections)
    {
        using var many = await SeededKeys.MakeAsync(Many, 1);
        using var small = ServerProcess.StartGatehouse(few.Folder);
        using var large = ServerProcess.StartGatehouse(many.Folder);
        Warm(small, few, new(small.Port));
        Warm(large, many, new(large.Port));
        var holds = true;
        foreach (var (service, action) in ((string, string)[])[(SignedCalls.Sts, "GetCallerIdentity"), (SignedCalls.Iam, "GetUser")])
        {
            var (clock, processor) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var one = CallRound.Measure(small, connections, seconds, SignAll(few, new(small.Port), service, action));
                var other = CallRound.Measure(large, connections, seconds, SignAll(many, new(large.Port), service, action));
                clock.Add(one.Rate / other.Rate);
                processor.Add(other.Whole / one.Whole);
                Say($"  {action}, round {round + 1}: {Few} accounts {Show(one)}; {Many} accounts {Show(other)}");
            }

            holds &= Figures.Judge($"{action}, growth by the clock", Figures.Median(clock), "", 1.2, atLeast: false)
                & Figures.Judge($"{action}, growth by processor time", Figures.Median(processor), "", 1.2, atLeast: false);
        }

        var inFew = MeasureWrites(small, $"CreateUser, {Few} accounts", WritesOfGrowth, number => SignNewUser(few, new(small.Port), "more", number));
        var inMany = MeasureWrites(large, $"CreateUser, {Many} accounts", WritesOfGrowth, number => SignNewUser(many, new(large.Port), "more", number));
        return Figures.Judge("CreateUser, growth by processor time", inMany / inFew, "", 1.2, atLeast: false) & holds;
    }

    /// <summary>Compiled code reaches its last form only after many calls; a server runs for months in that form.</summary>
    private static void Warm(ServerProcess server, SeededKeys keys, SignedCalls calls)
    {
        CallRound.Measure(server, 4, 3, SignAll(keys, calls, SignedCalls.Sts, "GetCallerIdentity"));
        CallRound.Measure(server, 4, 3, SignAll(keys, calls, SignedCalls.Iam, "GetUser"));
    }

    private static byte[][] SignAll(SeededKeys keys, SignedCalls calls, string service, string action) =>
        [.. keys.Callers.Select(caller => calls.Sign(caller, service, action))];

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Show(CallRound round) =>
        string.Create(CultureInfo.InvariantCulture, $"{round.Rate:0}/s (server {round.Server:0} µs, client {round.Client:0} µs)");

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
