using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Benchmarks.Load.Api;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Benchmarks.Load.Workforce;

/// <summary>What programs of the workforce ask from outside, the client on the same cores.</summary>
internal static class WorkforceBench
{
    private const int WriteConnections = 16;
    private const int Provisioned = 2_000;

    public static async Task<bool> RunAsync(int rounds, int seconds, int connections)
    {
        Console.WriteLine($"workforce: {rounds} rounds of {seconds} s, {connections} connections");
        using var seeded = await SeededWorkforce.MakeAsync(10_000);

        // One client stands for many networks.
        Environment.SetEnvironmentVariable("Gatehouse__Limits__Burst", "100000000");
        using var server = ServerProcess.StartGatehouse(seeded.Folder);
        var holds = Compare(server, seeded, rounds, seconds, connections);
        Refresh(server, seeded);
        await ProvisionAsync(server, seeded);
        return holds;
    }

    private static bool Compare(ServerProcess server, SeededWorkforce seeded, int rounds, int seconds, int connections)
    {
        var identity = new SigningIdentity("AKIAEXAMPLEEXAMPLE12", "example-secret-of-forty-characters-long+/");
        using var bare = ServerProcess.StartBareSignature(identity.SecretAccessKey);
        byte[][] theirs = [new SignedCalls(bare.Port).Sign(identity, SignedCalls.Sts, "GetCallerIdentity")];
        byte[][] ours = [Get(server.Port, $"/federation/credentials?role_name=Reader&account_id={seeded.AccountId}", $"x-amz-sso_bearer_token: {seeded.AccessToken}\r\n")];
        CallRound.Measure(bare, connections, 3, theirs);
        CallRound.Measure(server, connections, 3, ours);
        var pairs = new List<(CallRound Bare, CallRound Own)>();
        for (var round = 0; round < rounds; round++)
        {
            pairs.Add((CallRound.Measure(bare, connections, seconds, theirs), CallRound.Measure(server, connections, seconds, ours)));
            Say($"  GetRoleCredentials, round {round + 1}: bare signed call {pairs[^1].Bare.Rate:0}/s; ours {pairs[^1].Own.Rate:0}/s, server {pairs[^1].Own.Server:0} µs each");
        }

        return Figures.Judge("GetRoleCredentials ÷ bare signed call, by the clock", Figures.Median(pairs.Select(static pair => pair.Own.Rate / pair.Bare.Rate)), "", 0.4, atLeast: true);
    }

    /// <summary>Each token is spent once, and durable before it is answered.</summary>
    private static void Refresh(ServerProcess server, SeededWorkforce seeded)
    {
        var calls = seeded.RefreshTokens.Select(token => Post(server.Port, "/token", new JsonObject
        {
            ["clientId"] = seeded.ClientId, ["clientSecret"] = seeded.ClientSecret, ["grantType"] = "refresh_token", ["refreshToken"] = token,
        })).ToList();
        var (start, processor) = (Stopwatch.GetTimestamp(), server.Processor);
        using var load = new CallLoad(server.Port, WriteConnections, number => number < calls.Count ? calls[number] : null);
        load.Await();
        Say($"  CreateToken by refresh token, {WriteConnections} connections: {calls.Count / Stopwatch.GetElapsedTime(start).TotalSeconds:0}/s, half within {Figures.Median(load.Times):0.0} ms; server {(server.Processor - processor).TotalMicroseconds / calls.Count:0} µs each");
    }

    private static async Task ProvisionAsync(ServerProcess server, SeededWorkforce seeded)
    {
        using var client = Client(server);
        client.DefaultRequestHeaders.Authorization = new("Bearer", seeded.ScimToken);
        var (start, processor, made) = (Stopwatch.GetTimestamp(), server.Processor, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while (Interlocked.Increment(ref made) is var number and <= Provisioned)
            {
                await TellAsync(client, $"/{seeded.Directory.Id}/scim/v2/Users", new JsonObject
                {
                    ["userName"] = $"bench-{number}",
                    ["displayName"] = $"Bench {number}",
                    ["name"] = new JsonObject { ["givenName"] = "Bench", ["familyName"] = $"{number}" },
                    ["emails"] = new JsonArray(new JsonObject { ["value"] = $"bench-{number}@example.com", ["type"] = "work", ["primary"] = true }),
                    ["active"] = true,
                });
            }
        }));
        Say($"  SCIM users made, 8 at once: {Provisioned / Stopwatch.GetElapsedTime(start).TotalMinutes:0} a minute; server {(server.Processor - processor).TotalMicroseconds / Provisioned:0} µs each");
    }

    private static async Task<JsonNode> TellAsync(HttpClient client, string path, JsonObject body)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidDataException($"{path} was refused: {text}");
    }

    private static HttpClient Client(ServerProcess server) =>
        new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = new Uri($"http://localhost:{server.Port}") };

    private static byte[] Get(int port, string path, string headers) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{headers}\r\n");

    private static byte[] Post(int port, string path, JsonObject body)
    {
        var text = body.ToJsonString();
        return Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {text.Length}\r\n\r\n{text}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
