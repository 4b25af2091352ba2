using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Doors.Sso;

/// <summary>A directory with one person, signed in at a browser, who may be two things in an account.</summary>
internal sealed class SsoScene : IAsyncDisposable
{
    private SsoScene(GatehouseHost host, Account account, WorkforceDirectory directory, DirectoryUser user)
    {
        (Host, Account, Directory, User) = (host, account, directory, user);
        Browser = new(host.Origin);
        App = new(host, directory);
    }

    public GatehouseHost Host { get; }

    public Account Account { get; }

    public WorkforceDirectory Directory { get; }

    public DirectoryUser User { get; }

    public TestBrowser Browser { get; }

    public SsoApp App { get; }

    public Session Session { get; private set; } = null!;

    public static async Task<SsoScene> StartAsync(params (string Key, string Value)[] settings) => await OfAsync(await GatehouseHost.StartAsync(
        [("Proxies:Trusted", "127.0.0.1"), ("Limits:Burst", "1000"), ("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), .. settings]));

    public static async Task<SsoScene> OfAsync(GatehouseHost host)
    {
        var account = await Settled.AccountAsync(host, "owner@example.com");
        var directory = await PortalPeople.DirectoryAsync(host, account.Id, "Granite Works", "corp", null);
        var scene = new SsoScene(host, account, directory, await PortalPeople.PersonAsync(host, directory, "ana"));
        await SettledWorkforce.AssignAsync(host, directory, scene.User, "Reader", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:List*","Resource":"*"}]}""");
        await SettledWorkforce.AssignAsync(host, directory, scene.User, "Admin");
        scene.Session = await SettledWorkforce.SignInAsync(host, scene.User, scene.Browser);
        await scene.App.RegisterAsync();
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        App.Dispose();
        Browser.Dispose();
        await Host.DisposeAsync();
    }
}
