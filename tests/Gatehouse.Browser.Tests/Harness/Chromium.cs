using System.Runtime.CompilerServices;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Gatehouse.Browser.Tests.Harness;

[CollectionDefinition(Chromium.Suite)]
public sealed class ChromiumSuite : ICollectionFixture<Chromium>;

/// <summary>One browser for the whole suite. Each visit has a profile of its own and must end without a word in the browser's console.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Suite = "chromium";

    private const int Patience = 30_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (Prerequisites.Missing is { } missing)
        {
            Prerequisites.IsCi.ShouldBeFalse(missing);
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Prerequisites.Chromium, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <param name="expected">A part of the complaints that this visit is made to provoke.</param>
    internal async Task VisitAsync(
        GatehouseHost host, Func<IPage, Task> story, BrowserNewContextOptions? options = null, string? expected = null, [CallerMemberName] string name = "")
    {
        options = new(options ?? new()) { BaseURL = host.Origin.AbsoluteUri, Locale = "en-US" };
        await using var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var complaints = Complaints.Of(context);
        var page = await context.NewPageAsync();
        try
        {
            await story(page);
        }
        catch
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "browser", name + ".png"), FullPage = true });
            throw;
        }

        complaints.Except(expected).ShouldBeEmpty();
    }
}
