using System.Globalization;
using System.Text.Json;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Recovery;
using Shouldly;

namespace Gatehouse.Server.Tests.SignIn.Alternative;

/// <summary>The steps that the stories of a lost device are told in.</summary>
internal static class AlternativeStory
{
    public const string Owner = RecoveryStory.Owner;
    public const string Number = "+4915123456789";

    public static Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings) =>
        RecoveryStory.StartAsync([("Phone:Page", "true"), .. settings]);

    /// <summary>A root user with an app and a verified phone.</summary>
    public static async Task<(Account Account, OwnedApp App)> SettleAsync(GatehouseHost host)
    {
        var account = await Settled.AccountAsync(host, Owner);
        await GivePhoneAsync(host, account, Number);
        return (account, await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root));
    }

    public static Task GivePhoneAsync(GatehouseHost host, Account account, string number) => host.Database.WriteAsync(async session =>
    {
        await ContactStore.SetAsync(session, account.Id, new ContactInformation
        {
            FullName = "Mary Major", AddressLine1 = "1 High Street", City = "Anytown", PostalCode = "12345", CountryCode = "DE", PhoneNumber = number,
        });
        await RootPhoneStore.SetPendingAsync(session, account.Id, PhoneNumber.Find(number)!, "sent-before", host.Clock.GetUtcNow());
        (await RootPhoneStore.VerifyAsync(session, account.Id, "sent-before", host.Clock.GetUtcNow())).ShouldBeTrue();
    });

    /// <summary>Password, and the start of the way from the Troubleshoot page.</summary>
    public static async Task LoseDeviceAsync(this TestBrowser browser)
    {
        await browser.SignInAsync(Owner, Settled.Password);
        browser.Address.AbsolutePath.ShouldBe("/verify/mfa");
        await browser.OpenAsync("/verify/mfa-help" + browser.Address.Query);
        await browser.SubmitAsync(("Start", "1"));
        browser.Address.AbsolutePath.ShouldBe("/verify/code");
    }

    public static async Task ProveMailboxAsync(this TestBrowser browser, GatehouseHost host)
    {
        await browser.SubmitAsync(("Code", await host.MailedCodeAsync()));
        browser.Address.AbsolutePath.ShouldBe("/verify/phone-code");
    }

    public static async Task ProvePhoneAsync(this TestBrowser browser, GatehouseHost host, string way = "Text")
    {
        await browser.SubmitAsync(("Send", way));
        await browser.SubmitAsync(("Code", await host.PhoneCodeAsync()));
    }

    public static async Task<string> MailedCodeAsync(this GatehouseHost host) =>
        (await host.LettersAsync(Owner)).First(static each => each.Row.Kind == "verification-code").Code!;

    public static async Task<string> PhoneCodeAsync(this GatehouseHost host) => (await host.MessagesAsync())[0].Content.Code!;

    public static Task<IReadOnlyList<KeptMessage>> MessagesAsync(this GatehouseHost host) => host.Get<KeptMessages>().FindAsync(null, 100);

    /// <summary>Six digits that are not these.</summary>
    public static string Other(string code) => ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);

    public static async Task<int> CountLettersAsync(this GatehouseHost host, string kind) =>
        (await host.Get<KeptLetters>().FindAsync(Owner, 200)).Count(each => each.Row.Kind == kind);

    public static async Task<IReadOnlyList<JsonElement>> EventsAsync(this GatehouseHost host, Account account, string name) =>
        [.. (await host.Get<Gatehouse.Server.Foundation.Audit.AuditTrail>().FindAsync(account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 300, name))
            .Select(static each => JsonDocument.Parse(each.Record).RootElement)];
}
