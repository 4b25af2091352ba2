using Gatehouse.Browser.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.Web;

[Collection(Chromium.Suite)]
public sealed class PagePolicyTests(Chromium chromium)
{
    private const string Breach = "Content Security Policy";

    [BrowserFact]
    public async Task An_injected_script_does_not_run_and_the_breach_is_noticed()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.RouteAsync("**/signin", static async route =>
                {
                    var answer = await route.FetchAsync();
                    var html = (await answer.TextAsync()).Replace("</main>", "<script>document.title = 'taken'</script></main>", StringComparison.Ordinal);
                    await route.FulfillAsync(new() { Response = answer, Body = html });
                });
                var noticed = page.WaitForConsoleMessageAsync(new() { Predicate = static message => message.Text.Contains(Breach, StringComparison.Ordinal) });
                await page.GotoAsync("/signin");
                await noticed;
                await Expect(page).Not.ToHaveTitleAsync("taken");
            },
            expected: Breach);
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
