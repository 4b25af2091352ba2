using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Gatehouse.Browser.Tests.Web;

/// <summary>The README's pictures. With GATEHOUSE_REMAKE_PICTURES=1 they are made anew in docs/images.</summary>
[Collection(Chromium.Suite)]
public sealed class PicturesTests(Chromium chromium)
{
    private static readonly bool Remake = Environment.GetEnvironmentVariable("GATEHOUSE_REMAKE_PICTURES") == "1";

    [BrowserFact]
    public async Task The_pictures_of_the_sign_in_page_are_light_enough_for_the_readme()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await TakeAsync(page, ColorScheme.Light, "sign-in.png");
                await TakeAsync(page, ColorScheme.Dark, "sign-in-dark.png");
            },
            new() { ViewportSize = new() { Width = 1280, Height = 800 } });
    }

    private static async Task TakeAsync(IPage page, ColorScheme scheme, string name)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync("/signin");
        await page.ShouldHeadAsync("Sign in");
        var folder = Remake ? Path.Combine(Repository.Root, "docs", "images") : Path.Combine(Repository.Root, "artifacts", "browser");
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
        picture.Length.ShouldBeInRange(1, 150_000);
    }
}
