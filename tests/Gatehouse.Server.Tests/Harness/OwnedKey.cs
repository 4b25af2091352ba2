using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>A security key or passkey of somebody, and what their browser does with it on our pages.</summary>
internal sealed partial class OwnedKey(SoftAuthenticator device, string serial) : IDisposable
{
    public SoftAuthenticator Device => device;

    public string Serial => serial;

    /// <summary>A key that its owner has had for a while.</summary>
    /// <param name="user">An IAM user's name; nothing for the root user.</param>
    public static async Task<OwnedKey> GiveAsync(GatehouseHost host, string account, CredentialOwner owner, string? user = null, string name = "key")
    {
        var device = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        var registration = host.Get<PasskeyRegistration>();
        var started = await registration.StartAsync(owner, account, user ?? "root", user ?? "root", passwordless: false);
        var made = registration.Finish(owner, started.Token, device.Create(started.OptionsJson)).ShouldBeOfType<Outcome<MadePasskey>.Done>().Value;
        var now = host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var kept = new MfaDevice
        {
            Serial = MfaSerial.OfPasskey(account, user, name, "2ABCDEFGHIJKLMNO"),
            AccountId = account,
            Owner = owner.ToString(),
            Kind = MfaDevice.Passkey,
            Name = name,
            CreatedAt = now,
            AddedAt = now,
        };
        (await host.Database.WriteAsync(session => registration.AddAsync(session, owner, kept, made))).ShouldBeNull();
        return new(device, kept.Serial);
    }

    /// <summary>A key that a workforce user has had for a while.</summary>
    public static async Task<OwnedKey> GiveAsync(GatehouseHost host, DirectoryUser user, string name = "key")
    {
        var device = new SoftAuthenticator(host.Origin.GetLeftPart(UriPartial.Authority));
        var registration = host.Get<PasskeyRegistration>();
        var started = await registration.StartAsync(user.Owner, null, user.UserName, user.UserName, passwordless: false);
        var made = registration.Finish(user.Owner, started.Token, device.Create(started.OptionsJson)).ShouldBeOfType<Outcome<MadePasskey>.Done>().Value;
        var added = await host.Database.WriteAsync(session => host.Get<DirectoryPasskeys>().AddAsync(session, user.Id, name, made, Caller.Nobody(TestAccounts.Origin)));
        return new(device, added.ShouldBeOfType<Outcome<string>.Done>().Value);
    }

    /// <summary>The question that a page asks the browser.</summary>
    public static string QuestionOn(TestBrowser browser) => WebUtility.HtmlDecode(Options().Match(browser.Html).Groups[1].Value);

    /// <summary>Touches the key on the page that asks for it.</summary>
    public Task TouchAsync(TestBrowser browser) => browser.SubmitAsync(("Answer", device.Get(QuestionOn(browser))));

    /// <summary>Asks for a question as the first page does.</summary>
    public static async Task<(string Options, string Token)> AskAsync(TestBrowser browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/verify/passkey?handler=Options");
        using var response = await browser.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (answer.RootElement.GetProperty("options").GetRawText(), answer.RootElement.GetProperty("token").GetString()!);
    }

    /// <summary>Signs in by this passkey alone.</summary>
    public async Task SignInAsync(TestBrowser browser, string page = "/signin")
    {
        await browser.OpenAsync(page);
        var (options, token) = await AskAsync(browser);
        await browser.SubmitAsync(("Token", token), ("Answer", device.Get(options)));
    }

    public void Dispose() => device.Dispose();

    [GeneratedRegex("data-options=\"([^\"]*)\"")]
    private static partial Regex Options();
}
