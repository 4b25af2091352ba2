using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Races;

/// <summary>The real program under load, killed without warning, and started again.</summary>
public sealed class KillTests
{
    private const int People = 4;
    private const int EnoughAccounts = 12;
    private const string Chosen = "Granite-Lantern-47";

    [Fact]
    public async Task Every_acknowledged_account_session_and_letter_survives_a_kill()
    {
        using var operators = new Operator(
            ("Urls", "http://127.0.0.1:0"), ("Accounts:SignUp", "open"), ("SignIn:Challenge", "off"), ("Mail:Mailbox", "true"), ("Limits:Burst", "100000"), ("Letters:Most", "1000"));
        var acknowledged = new ConcurrentQueue<(string Email, string Session)>();

        var origin = await StartAsync(operators, async (server, address) =>
        {
            using var stop = new CancellationTokenSource();
            var crowd = Enumerable.Range(0, People).Select(person => Task.Run(() => CreateAccountsAsync(address, person, acknowledged, stop.Token))).ToList();
            using var patience = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (acknowledged.Count < EnoughAccounts && await patience.WaitForNextTickAsync())
            {
                crowd.TrueForAll(static each => each.IsFaulted).ShouldBeFalse(crowd[0].Exception?.ToString());
            }

            // SIGKILL, in the middle of whatever the others are doing.
            server.Kill();
            await server.WaitForExitAsync();
            await stop.CancelAsync();
            await Task.WhenAll(crowd.Select(static each => each.ContinueWith(static _ => { }, TaskScheduler.Default)));
        });

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(EnoughAccounts);
        await StartAsync(operators, async (server, address) =>
        {
            foreach (var (email, session) in acknowledged)
            {
                using var browser = new TestBrowser(address);
                using var request = new HttpRequestMessage(HttpMethod.Get, "/console");
                request.Headers.Add("Cookie", "gatehouse-session=" + session);
                using var response = await browser.SendAsync(request);
                response.IsSuccessStatusCode.ShouldBeTrue($"The session of {email} is gone.");
                (await LettersAsync(address, email)).ShouldContain("welcome");
            }

            await server.TerminateAsync();
        });
        var kept = await operators.AskAsync(session => session.GetAsync<long>("SELECT count(*) FROM accounts"));
        kept.ShouldBeGreaterThanOrEqualTo(acknowledged.Count);
    }

    private static async Task<Uri> StartAsync(Operator operators, Func<System.Diagnostics.Process, Uri, Task> work)
    {
        var file = operators.InData("describe.json");
        File.Delete(file);
        using var server = operators.Start("demo", "--describe", file);
        try
        {
            await server.ReadUntilAsync("mailbox");
            using var described = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            var origin = new Uri(described.RootElement.GetProperty("publicUrl").GetString()!);
            await work(server, origin);
            return origin;
        }
        finally
        {
            if (!server.HasExited)
            {
                server.Kill();
            }
        }
    }

    private static async Task CreateAccountsAsync(Uri origin, int person, ConcurrentQueue<(string, string)> acknowledged, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var email = $"person{person}-{number}@example.com";
            using var browser = new TestBrowser(origin);
            await browser.OpenAsync("/signup");
            await browser.SubmitAsync(("Email", email), ("AccountName", "Granite Works"));
            var code = (await LettersAsync(origin, email, "code")).First(static each => each.Length == 6);
            await browser.SubmitAsync(("Code", code));
            await browser.SubmitAsync(("Password", Chosen), ("Confirm", Chosen));
            if (browser.Cookies["gatehouse-session"] is { } cookie && browser.Status == System.Net.HttpStatusCode.OK)
            {
                acknowledged.Enqueue((email, cookie.Value));
            }
        }
    }

    /// <summary>One member of each letter to that address, as the development mailbox tells it.</summary>
    private static async Task<string> LettersAsync(Uri origin, string to)
    {
        using var client = new HttpClient { BaseAddress = origin };
        return await client.GetStringAsync("/mailbox/messages?to=" + Uri.EscapeDataString(to));
    }

    private static async Task<IReadOnlyList<string>> LettersAsync(Uri origin, string to, string member)
    {
        using var client = new HttpClient { BaseAddress = origin };
        var letters = await client.GetFromJsonAsync<JsonElement>("/mailbox/messages?to=" + Uri.EscapeDataString(to));
        return [.. letters.EnumerateArray().Select(letter => letter.GetProperty(member).GetString() ?? "")];
    }
}
