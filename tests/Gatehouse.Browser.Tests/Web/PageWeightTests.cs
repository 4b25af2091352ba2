using Gatehouse.Browser.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Gatehouse.Browser.Tests.Web;

[Collection(Chromium.Suite)]
public sealed class PageWeightTests(Chromium chromium, ITestOutputHelper output)
{
    private const double Most = 60_000;

    [BrowserFact]
    public async Task The_sign_in_page_weighs_at_most_60_kB()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            var weight = 0.0;
            var files = 0;
            var browser = await page.Context.NewCDPSessionAsync(page);
            browser.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            {
                weight += finished!.Value.GetProperty("encodedDataLength").GetDouble();
                files++;
            };
            await browser.SendAsync("Network.enable");
            await page.GotoAsync("/signin", new() { WaitUntil = WaitUntilState.NetworkIdle });

            output.WriteLine($"{weight:N0} bytes in {files} files");
            files.ShouldBeGreaterThanOrEqualTo(3, "The page, its style sheets");
            weight.ShouldBeInRange(1_000, Most);
        });
    }
}
