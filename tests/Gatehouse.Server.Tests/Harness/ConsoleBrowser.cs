using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>A browser without script: it keeps cookies, follows no redirect by itself, and sends forms with their token.</summary>
internal sealed partial class ConsoleBrowser : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private readonly HttpClient client;

    public ConsoleBrowser(GatehouseHost host)
    {
        client = new HttpClient(handler) { BaseAddress = host.Origin };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    }

    public string SessionId { get; private set; } = "";

    /// <summary>A browser whose root user has finished a sign-in.</summary>
    public static async Task<ConsoleBrowser> SignedInAsync(GatehouseHost host, Account account)
    {
        var browser = new ConsoleBrowser(host);
        var token = host.Get<SecretSource>().Token();
        browser.SessionId = host.Get<SecretSource>().Token(12);
        var now = host.Clock.GetUtcNow();
        await host.Database.WriteAsync(db => SessionStore.InsertAsync(db, SecretHash.Of(token), "", new Session(
            browser.SessionId, "Root", account.Root, account.Id, "password", now, now, now.AddHours(12), TimeSpan.FromHours(1), "Firefox on Linux", "203.0.113.9")));
        browser.handler.CookieContainer.Add(new Cookie("gatehouse-session", token, "/", host.Origin.Host));
        return browser;
    }

    public async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<Uri?> GetLocationAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.Headers.Location;
    }

    /// <summary>Opens the page, fills the form and sends it.</summary>
    public async Task<(HttpStatusCode Status, Uri? Location, string Html)> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var (status, html) = await GetAsync(page);
        status.ShouldBe(HttpStatusCode.OK, page);
        return await PostWithAsync(action, Token().Match(html).Groups[1].Value, fields);
    }

    public async Task<(HttpStatusCode Status, Uri? Location, string Html)> PostWithAsync(string action, string? token, params (string Name, string Value)[] fields)
    {
        var values = fields.Select(static each => KeyValuePair.Create(each.Name, each.Value)).ToList();
        if (token is not null)
        {
            values.Add(new("form", token));
        }

        using var content = new FormUrlEncodedContent(values);
        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), content);
        return (response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"form\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
