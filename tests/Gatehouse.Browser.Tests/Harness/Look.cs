using Microsoft.Playwright;
using Shouldly;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>
/// Looks at a page as different people see it: light and dark, on a phone and on a desk.
/// Where GATEHOUSE_GALLERY names a folder, a picture of each look is left there.
/// </summary>
internal static class Look
{
    private const int Phone = 390;
    private const int Desk = 1280;

    /// <summary>A desk's page at 400 %: nobody should have to scroll sideways to read (WCAG 2.2, 1.4.10).</summary>
    private const int Narrowest = 320;

    private const string Rules = """
        async () => (await axe.run(document, {
            iframes: false,
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })).violations.map(rule => rule.id + ' at ' + rule.nodes.map(node => node.target.join(' ') + ': ' + node.failureSummary).join('; '))
        """;

    private static readonly string? Gallery = Environment.GetEnvironmentVariable("GATEHOUSE_GALLERY");

    /// <summary>Axe is no file of ours, so its visits need a browser that does not hold the page policy against it.</summary>
    public static BrowserNewContextOptions Lenient => new() { BypassCSP = true };

    /// <param name="name">What the picture in the gallery is called.</param>
    public static async Task ShouldSuitEverybodyAsync(this IPage page, string name)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(Prerequisites.Axe));
        }

        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // Without motion no colour is measured on its way from one look to the other.
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var width in new[] { Desk, Phone })
            {
                await page.SetViewportSizeAsync(width, 800);
                found.AddRange(await page.FindOverflowAsync(name, width));
                found.AddRange((await page.FindViolationsAsync()).Select(violation => $"{name}, {scheme}, {width}: {violation}"));
                if (Gallery is not null)
                {
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Gallery, $"{name}-{width}-{scheme}.png"), FullPage = true });
                }
            }
        }

        await page.SetViewportSizeAsync(Narrowest, 800);
        found.AddRange(await page.FindOverflowAsync(name, Narrowest));
        await page.SetViewportSizeAsync(Desk, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        found.ShouldBeEmpty();
    }

    private static async Task<string[]> FindOverflowAsync(this IPage page, string name, int width)
    {
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        return wide > width ? [$"{name} is {wide} pixels wide where {width} are to be had"] : [];
    }

    public static Task<string[]> FindViolationsAsync(this IPage page) => page.EvaluateAsync<string[]>(Rules);
}
