using System.Text.Json;
using Microsoft.Playwright;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>Chromium's virtual authenticator (WebDriver's extension of WebAuthn, over the browser's own protocol).</summary>
internal sealed class VirtualKey
{
    private readonly ICDPSession browser;
    private readonly string id;

    private VirtualKey(ICDPSession browser, string id) => (this.browser, this.id) = (browser, id);

    /// <summary>A USB key without a PIN: it proves that somebody touched it.</summary>
    public static Task<VirtualKey> SecurityKeyAsync(IPage page) => PlugInAsync(page, "usb", resident: false, verifies: false);

    /// <summary>What a laptop or a phone has built in: it knows its owner.</summary>
    public static Task<VirtualKey> PlatformAsync(IPage page) => PlugInAsync(page, "internal", resident: true, verifies: true);

    /// <summary>A browser that can ask for keys, and none is there.</summary>
    public static async Task NoneAsync(IPage page) => await (await page.Context.NewCDPSessionAsync(page)).SendAsync("WebAuthn.enable");

    /// <summary>Whether it answers by itself, as somebody would who touches it at once.</summary>
    public Task TouchByItselfAsync(bool touches) =>
        browser.SendAsync("WebAuthn.setAutomaticPresenceSimulation", new() { ["authenticatorId"] = id, ["enabled"] = touches });

    /// <summary>Whether the finger, the face or the PIN is the owner's.</summary>
    public Task VerifyAsync(bool verified) =>
        browser.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = verified });

    public async Task<int> CountAsync() =>
        (await browser.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials").GetArrayLength();

    private static async Task<VirtualKey> PlugInAsync(IPage page, string transport, bool resident, bool verifies)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        var added = await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = transport,
                ["hasResidentKey"] = resident,
                ["hasUserVerification"] = verifies,
                ["isUserVerified"] = verifies,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(browser, ((JsonElement)added!).GetProperty("authenticatorId").GetString()!);
    }
}
