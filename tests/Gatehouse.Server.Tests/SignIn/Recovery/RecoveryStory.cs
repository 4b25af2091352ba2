using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

/// <summary>The steps that the stories of a forgotten password are told in.</summary>
internal static class RecoveryStory
{
    public const string Owner = "owner@example.com";
    public const string NewPassword = "Walnut-Harbour-38";

    /// <summary>An installation that can write letters and asks nobody to read pictures.</summary>
    public static Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings) =>
        GatehouseHost.StartAsync([("Mail:Mailbox", "true"), ("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), ("Recovery:LeastAnswerTime", "PT0S"), .. settings]);

    public static async Task AskAsync(this TestBrowser browser, string email)
    {
        await browser.OpenAsync("/forgot-password");
        await browser.SubmitAsync(("Email", email));
    }

    /// <summary>The letters to an address, the newest first.</summary>
    public static Task<IReadOnlyList<KeptLetter>> LettersAsync(this GatehouseHost host, string to) => host.Get<KeptLetters>().FindAsync(to, 100);

    public static async Task<string> LastLinkAsync(this GatehouseHost host, string to) =>
        new Uri((await host.LettersAsync(to)).First(static letter => letter.Row.Kind == "password-reset").Links.Single()).PathAndQuery;

    /// <summary>Asks for a letter in a browser of its own and returns the path of its link.</summary>
    public static async Task<string> MailLinkAsync(this GatehouseHost host, string email = Owner)
    {
        using var browser = new TestBrowser(host.Origin);
        await browser.AskAsync(email);
        return await host.LastLinkAsync(email);
    }

    public static Task ResetAsync(this TestBrowser browser, string password, string? confirmed = null) =>
        browser.SubmitAsync(("NewPassword", password), ("ConfirmPassword", confirmed ?? password));

    public static async Task SignInAsync(this TestBrowser browser, string email, string password)
    {
        await browser.OpenAsync("/signin?other=1");
        await browser.SubmitAsync(("Kind", "root"), ("Email", email));
        await browser.SubmitAsync(("Password", password));
    }

    public static async Task<bool> IsPasswordAsync(this GatehouseHost host, Account account, string password) =>
        await host.Get<PasswordCheck>().VerifyAsync(account.Root, PlainPassword.From(password)) is PasswordVerdict.Right;

    /// <summary>What the picture on the page shows.</summary>
    public static async Task<string> ReadPictureAsync(this GatehouseHost host, TestBrowser browser)
    {
        var id = browser.Prepare(("ChallengeAnswer", "")).Fields.Single(static field => field.Key == "ChallengeId").Value;
        var kept = await host.Database.ReadAsync(session => session.GetAsync<string>("SELECT sealed_text FROM challenges WHERE id = @id", new { id }));
        return host.Get<Sealer>().OpenText(SecurityChecks.Purpose, kept).ShouldNotBeNull().Split(' ')[0];
    }
}
