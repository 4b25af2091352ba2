using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>What the people of <see cref="PortalPeople"/> may be, and browsers in which they are signed in already.</summary>
internal static class SettledWorkforce
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>Lets somebody be a permission set in the directory's account.</summary>
    public static async Task AssignAsync(GatehouseHost host, WorkforceDirectory directory, DirectoryUser user, string setName, string policy = Everything) =>
        await host.Database.WriteAsync(async session =>
        {
            var set = await PermissionSetStore.FindByNameAsync(session, directory.Id, setName);
            if (set is null)
            {
                set = new(
                    "ps-" + host.Get<SecretSource>().Text(16, "0123456789abcdef"), directory.Id, setName, null, PermissionSet.UsualDuration, null, policy, null, 1,
                    host.Clock.GetUtcNow());
                (await PermissionSetStore.InsertAsync(session, set)).ShouldBeTrue();
            }

            (await host.Get<Assigning>().GiveAsync(session, set, directory.AccountId, new(user.Id, IsGroup: false))).ShouldBeNull();
        });

    /// <summary>A finished sign-in at the portal, in the hands of a browser.</summary>
    public static async Task<Session> SignInAsync(GatehouseHost host, DirectoryUser user, TestBrowser browser, TimeSpan? length = null)
    {
        var (token, now) = (host.Get<SecretSource>().Token(), host.Clock.GetUtcNow());
        var lasts = length ?? TimeSpan.FromHours(8);
        var session = new Session(
            host.Get<SecretSource>().Token(12), DirectoryUser.Kind, user.Owner, null, "password", now, now, now + lasts, lasts, "Firefox on Linux", "127.0.0.1");
        await host.Database.WriteAsync(db => SessionStore.InsertAsync(db, SecretHash.Of(token), "", session));
        browser.Plant(host.Origin, "gatehouse-session", token);
        return session;
    }
}
