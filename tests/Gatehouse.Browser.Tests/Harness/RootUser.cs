using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>The steps of a root user's sign-in, by the names that stand on the page.</summary>
internal static class RootUser
{
    public const string Email = "owner@example.com";

    /// <summary>An installation with a mailbox page that asks neither for characters nor for codes, unless told otherwise.</summary>
    public static Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings) => GatehouseHost.StartAsync(
    [
        ("Mail:Mailbox", "true"), ("Accounts:SignUp", "open"), ("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), ("Limits:Burst", "1000"), .. settings,
    ]);

    public static async Task NameAsync(this IPage page, string email = Email)
    {
        await page.GotoAsync("/signin");
        await page.Radio("Root user").CheckAsync();
        await page.Field("Root user email address").FillAsync(email);
        await page.Button("Next").ClickAsync();
    }

    public static async Task GivePasswordAsync(this IPage page, string password = Settled.Password)
    {
        await page.ShouldHeadAsync("Root user sign in");
        await page.Field("Password").FillAsync(password);
        await page.Button("Sign in").ClickAsync();
    }

    public static async Task SignInAsync(this IPage page, string password = Settled.Password)
    {
        await page.NameAsync();
        await page.GivePasswordAsync(password);
        await page.ShouldHeadAsync("Console home");
    }

    /// <param name="named">What the menu is called: name @ account.</param>
    public static ILocator UserMenu(this IPage page, string named) => page.Locator("summary").Filter(new() { HasText = named });

    /// <summary>A link of the user menu: the menu of pages has some of the same.</summary>
    public static ILocator MenuLink(this IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "User menu" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static async Task SignOutAsync(this IPage page, string menu)
    {
        await page.UserMenu(menu).ClickAsync();
        await page.Button("Sign out").ClickAsync();
    }
}
