using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

/// <summary>The steps that the stories of this room share.</summary>
internal static class SignUpCase
{
    public const string Email = "mary@example.org";
    public const string Name = "Granite Works";
    public const string Password = "Granite-Lantern-47";

    public static Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings) => GatehouseHost.StartAsync(
        [("Accounts:SignUp", "open"), ("SignIn:Challenge", "off"), ("Mail:Mailbox", "true"), ("Limits:Burst", "1000"), .. settings]);

    public static TestBrowser Browse(this GatehouseHost host) => new(host.Origin);

    public static async Task BeginAsync(this TestBrowser browser, string email = Email, string name = Name)
    {
        await browser.OpenAsync("/signup");
        await browser.SubmitAsync(("Email", email), ("AccountName", name));
    }

    /// <summary>Begins and proves the address: the browser is on the password's page.</summary>
    public static async Task ProveAsync(this TestBrowser browser, GatehouseHost host, string email = Email)
    {
        await browser.BeginAsync(email);
        await browser.SubmitAsync(("Code", await host.CodeAsync(email)));
        browser.Address.AbsolutePath.ShouldBe("/signup/password", browser.Text);
    }

    public static Task ChooseAsync(this TestBrowser browser, string password = Password) => browser.SubmitAsync(("Password", password), ("Confirm", password));

    /// <summary>The letters to that address, the newest first.</summary>
    public static Task<IReadOnlyList<KeptLetter>> LettersAsync(this GatehouseHost host, string to) => host.Get<KeptLetters>().FindAsync(to, 100);

    public static async Task<string> CodeAsync(this GatehouseHost host, string to = Email) =>
        (await host.LettersAsync(to)).First(static letter => letter.Row.Kind == "sign-up-code").Code.ShouldNotBeNull();

    public static Task<Account?> FindAccountAsync(this GatehouseHost host, string email) =>
        host.Database.ReadAsync(db => AccountStore.FindByRootEmailAsync(db, Read(email)));

    public static Task<long> CountAsync(this GatehouseHost host, string table) =>
        host.Database.ReadAsync(db => db.GetAsync<long>($"SELECT count(*) FROM {table}"));

    public static EmailAddress Read(string email) => EmailAddress.TryRead(email, out var address) ? address : throw new ArgumentException("No address.", nameof(email));

    public static Task<string> InviteAsync(this GatehouseHost host, string email) => host.Database.WriteAsync(db =>
        host.Get<OneTimeLinks>().IssueAsync(db, AccountLinks.Invitation, Read(email).Key, email, AccountLinks.InvitationLifetime));

    public static Task<string> IssueSetUpAsync(this GatehouseHost host) => host.Database.WriteAsync(db =>
        host.Get<OneTimeLinks>().IssueAsync(db, AccountLinks.SetUp, AccountLinks.SetUpSubject, "", TimeSpan.FromDays(1)));

    /// <summary>Reads the picture as only the server can.</summary>
    public static async Task<string> AnswerAsync(this GatehouseHost host, TestBrowser browser)
    {
        var id = browser.Prepare(("ChallengeAnswer", "")).Fields.First(static field => field.Key == "ChallengeId").Value;
        var kept = await host.Database.ReadAsync(db => ChallengeStore.FindAsync(db, id, host.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
        return host.Get<Sealer>().OpenText(SecurityChecks.Purpose, kept.ShouldNotBeNull()).ShouldNotBeNull().Split(' ')[0];
    }
}
