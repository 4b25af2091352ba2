using Microsoft.Playwright;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>Somebody without a mouse.</summary>
internal static class Keyboard
{
    private const int MostStops = 40;

    private const string Focused = "element => element === document.activeElement";

    public static async Task TabToAsync(this IPage page, ILocator wanted)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await wanted.EvaluateAsync<bool>(Focused))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The Tab key does not lead to {wanted}.");
    }

    public static async Task TypeIntoAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task PressOnAsync(this IPage page, ILocator control, string key = "Enter")
    {
        await page.TabToAsync(control);
        await page.Keyboard.PressAsync(key);
    }
}
