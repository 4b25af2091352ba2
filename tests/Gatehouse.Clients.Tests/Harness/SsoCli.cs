using System.Globalization;
using System.Text.Json.Nodes;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>The AWS CLI of somebody of a directory, and their browser without script.</summary>
internal sealed class SsoCli : IDisposable
{
    private SsoCli(ClientHost host, WorkforceDirectory directory)
    {
        Directory = directory;
        Aws = new AwsCli(host.Server.Origin);
        Browser = new TestBrowser(host.Server.Origin);
        Catcher = new BrowserCatcher(Aws);
    }

    public WorkforceDirectory Directory { get; }

    public AwsCli Aws { get; }

    public TestBrowser Browser { get; }

    public BrowserCatcher Catcher { get; }

    private string ConfigFile => Path.Combine(Aws.Home, ".aws", "config");

    /// <summary>A directory of the host's account, ana who may be Admin and Reader there, and a CLI that knows nothing yet.</summary>
    public static async Task<SsoCli> StartAsync(ClientHost host)
    {
        var directory = await PortalPeople.DirectoryAsync(host.Server, host.Account.Id, "Granite Works", "corp", null);
        var ana = await PortalPeople.PersonAsync(host.Server, directory, "ana");
        await SettledWorkforce.AssignAsync(host.Server, directory, ana, "Admin");
        await SettledWorkforce.AssignAsync(host.Server, directory, ana, "Reader");
        return new(host, directory);
    }

    /// <summary>Writes down a session and the profiles <c>dev</c> and <c>nobody</c>, as <c>aws configure sso</c> does.</summary>
    public SsoCli Configure()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(ConfigFile)!);
        File.WriteAllText(ConfigFile, string.Create(CultureInfo.InvariantCulture, $"""
            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = us-east-1
            sso_registration_scopes = sso:account:access
            [sso-session other]
            sso_start_url = {Directory.StartUrl.Replace("corp", Directory.Id, StringComparison.Ordinal)}
            sso_region = us-east-1
            sso_registration_scopes = sso:account:access
            [profile dev]
            sso_session = corp
            sso_account_id = {Directory.AccountId.Digits}
            sso_role_name = Admin
            [profile reader]
            sso_session = other
            sso_account_id = {Directory.AccountId.Digits}
            sso_role_name = Reader
            [profile nobody]
            sso_session = corp
            sso_account_id = {Directory.AccountId.Digits}
            sso_role_name = Nobody

            """));
        return this;
    }

    /// <summary>Signs in at the portal where the address leads.</summary>
    public async Task SignInAsync(string address)
    {
        await Browser.OpenAsync(new Uri(address).PathAndQuery);
        if (Browser.Address.AbsolutePath.StartsWith("/start/", StringComparison.Ordinal))
        {
            await Browser.SubmitAsync(("UserName", "ana"));
            await Browser.SubmitAsync(("Password", Settled.Password));
        }
    }

    public async Task LogInAsync(string session = "corp")
    {
        var login = Aws.RunAsync("sso", "login", "--sso-session", session);
        await SignInAsync(await Catcher.CatchAsync());
        Browser.Address.AbsolutePath.ShouldBe("/authorize", Browser.Text);
        await Browser.SubmitAsync(("SessionId", SessionOnPage));
        var result = await login;
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    public string SessionOnPage => System.Text.RegularExpressions.Regex.Match(Browser.Html, "name=\"SessionId\" value=\"([^\"]+)\"").Groups[1].Value;

    public async Task<string> WhoAsync(string profile) =>
        (await Aws.RunAsync("sts", "get-caller-identity", "--profile", profile)).Json["Arn"]!.GetValue<string>();

    /// <summary>Keys that were given already are kept there; without them every command asks for new ones.</summary>
    public static void ForgetKeys(AwsCli aws)
    {
        var cache = Path.Combine(aws.Home, ".aws", "cli", "cache");
        if (System.IO.Directory.Exists(cache))
        {
            System.IO.Directory.Delete(cache, recursive: true);
        }
    }

    /// <summary>What the CLI keeps of its sessions.</summary>
    public IReadOnlyList<JsonNode> ReadTokens() => ReadTokens(Aws);

    public static IReadOnlyList<JsonNode> ReadTokens(AwsCli aws) =>
    [
        .. System.IO.Directory.EnumerateFiles(Path.Combine(aws.Home, ".aws", "sso", "cache"), "*.json")
            .Select(static file => JsonNode.Parse(File.ReadAllText(file))!)
            .Where(static node => node["accessToken"] is not null),
    ];

    public void Dispose()
    {
        Browser.Dispose();
        Aws.Dispose();
    }
}
