using Gatehouse.Browser.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.Web;

[Collection(Chromium.Suite)]
public sealed class PagePolicyTests(Chromium chromium)
{
    [BrowserFact]
    public async Task An_injected_script_does_not_run_and_the_breach_is_noticed()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                var noticed = page.WaitForConsoleMessageAsync(new() { Predicate = static message => message.Text.Contains("Content Security Policy", StringComparison.Ordinal) });
                await page.GotoAsync("/signin");
                await page.EvaluateAsync("() => { const image = document.createElement('img'); image.setAttribute('onerror', 'document.title = \"taken\"'); image.src = '/nowhere.png'; document.body.append(image); }");
                await noticed;
                await Expect(page).Not.ToHaveTitleAsync("taken");
            },
            expected: "/signin");
    }

    [BrowserFact]
    public async Task An_address_with_nothing_at_it_shows_a_page_that_helps_on()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/nowhere");
                await page.ShouldHeadAsync("There is nothing at this address");
                await page.ShouldSayAsync("Request ID:");
                await page.Button("How do you sign in?").ClickAsync();
                await page.ShouldHeadAsync("How do you sign in?");
            },
            expected: "404 (Not Found)");
    }
}
