using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>Finds what is on a page as people do who hear it: by role and by name.</summary>
internal static class Controls
{
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Radio(this IPage page, string name) => page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });

    public static ILocator Field(this IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    /// <summary>Waits for the page with this first heading.</summary>
    public static Task ShouldHeadAsync(this IPage page, string heading) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true })).ToBeVisibleAsync();

    public static Task ShouldSayAsync(this IPage page, string text) => Expect(page.GetByText(text).First).ToBeVisibleAsync();
}
