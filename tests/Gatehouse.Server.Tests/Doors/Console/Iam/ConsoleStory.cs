using System.Net;
using System.Text.RegularExpressions;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.Doors.Console.Iam;

/// <summary>An account whose people use the console.</summary>
internal sealed class ConsoleStory : IAsyncDisposable
{
    public const string Owner = "owner@example.com";

    private ConsoleStory(GatehouseHost host, Account account) => (Host, Account) = (host, account);

    public GatehouseHost Host { get; }

    public Account Account { get; }

    public string Id => Account.Id.Digits;

    public Caller Root => SigningKeys.RootOf(Account, TestAccounts.Origin);

    public static async Task<ConsoleStory> BeginAsync(params (string Key, string Value)[] settings)
    {
        var host = await GatehouseHost.StartAsync([("SignIn:EmailCode", "off"), ("SignIn:Challenge", "off"), ("Limits:Burst", "1000"), .. settings]);
        return new(host, await Settled.AccountAsync(host, Owner));
    }

    public async Task<TestBrowser> RootAsync()
    {
        var browser = new TestBrowser(Host.Origin);
        await browser.OpenAsync("/signin");
        await browser.SubmitAsync(("Kind", "root"), ("Email", Account.RootEmail));
        await browser.SubmitAsync(("Password", Settled.Password));
        browser.Address.AbsolutePath.ShouldBe("/console", browser.Text);
        return browser;
    }

    /// <summary>A new IAM user who is signed in.</summary>
    /// <param name="actions">What the user may do, on everything; none for nothing.</param>
    public async Task<TestBrowser> UserAsync(string name, params string[] actions)
    {
        await Settled.UserAsync(Host, Account, name);
        if (actions.Length > 0)
        {
            await LetAsync(name, actions);
        }

        return await SignInAsync(name);
    }

    public async Task<TestBrowser> SignInAsync(string name, string password = Settled.Password)
    {
        var browser = new TestBrowser(Host.Origin);
        await browser.OpenAsync("/signin/" + Id);
        await browser.SubmitAsync(("UserName", name), ("Password", password));
        return browser;
    }

    public Task LetAsync(string name, params string[] actions) =>
        DoAsync(Host.Get<PutUserPolicy>(), new() { UserName = name, PolicyName = "let", PolicyDocument = Allow(actions) });

    public async Task<TReply> DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await Host.RunAsync(operation, request, caller ?? Root)).ShouldBeDone();

    public Task<Outcome<TReply>> TryAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request) => Host.RunAsync(operation, request, Root);

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    public Task<IamUser?> FindUserAsync(string name) => Host.Database.ReadAsync(session => IamUserStore.FindAsync(session, Account.Id, name));

    /// <summary>All texts of the database where a secret could be left behind.</summary>
    public Task<IReadOnlyList<string>> EverythingKeptAsync() => Host.Database.ReadAsync(session => session.QueryAsync<string>(
        """
        SELECT record FROM audit_events
        UNION ALL SELECT COALESCE(private_reason, '') FROM audit_events
        UNION ALL SELECT sealed_secret FROM access_keys
        UNION ALL SELECT phc FROM passwords
        """,
        null));

    public static string Allow(params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(static each => $"\"{each}\""))}}],"Resource":"*"}]}""";

    /// <summary>What stands beside a label of the page, such as a secret that is shown once.</summary>
    public static string Fact(TestBrowser browser, string label)
    {
        var match = Regex.Match(browser.Html, $"<dt>{Regex.Escape(label)}</dt>\\s*<dd>\\s*<code[^>]*>([^<]*)</code>");
        match.Success.ShouldBeTrue($"{label}: {browser.Text}");
        return WebUtility.HtmlDecode(match.Groups[1].Value);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
