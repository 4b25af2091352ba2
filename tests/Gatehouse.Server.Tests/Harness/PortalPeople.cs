using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>Directories and their people that a story begins with.</summary>
internal static class PortalPeople
{
    public static async Task<WorkforceDirectory> DirectoryAsync(
        GatehouseHost host, string ownerEmail = "owner@example.com", string? name = "Granite Works", string? subdomain = null, DirectorySettings? settings = null)
    {
        var account = await Settled.AccountAsync(host, ownerEmail);
        return await DirectoryAsync(host, account.Id, name, subdomain, settings);
    }

    public static Task<WorkforceDirectory> DirectoryAsync(GatehouseHost host, AccountId account, string? name, string? subdomain, DirectorySettings? settings) =>
        host.Database.WriteAsync(async session =>
        {
            var directory = (await host.Get<OpenDirectory>().RunAsync(session, account, name, settings ?? new() { Mfa = MfaMode.Never })).ShouldNotBeNull();
            if (subdomain is not null)
            {
                (await WorkforceDirectoryStore.SetSubdomainAsync(session, directory.Id, subdomain)).ShouldBeTrue();
            }

            return (await WorkforceDirectoryStore.FindAsync(session, directory.Id))!;
        });

    public static async Task<DirectoryUser> PersonAsync(
        GatehouseHost host,
        WorkforceDirectory directory,
        string name,
        string? password = Settled.Password,
        string? email = null,
        bool enabled = true,
        bool mustChange = false,
        DateTimeOffset? expires = null)
    {
        var now = host.Clock.GetUtcNow();
        var user = new DirectoryUser(
            DirectoryUser.NewId(directory.Id, host.Get<SecretSource>()), directory.Id, name, name, email ?? $"{name}@example.com", false, null, false, new(),
            enabled, DirectoryUser.ByHand, mustChange, expires, now, "test", now, "test");
        var hashed = (HashResult.Hashed)await host.Get<PasswordHasher>().HashAsync(PlainPassword.From(password ?? Settled.Password), default);
        await host.Database.WriteAsync(async session =>
        {
            (await DirectoryUserStore.InsertAsync(session, user)).ShouldBeTrue();
            if (password is not null)
            {
                await PasswordStore.SetAsync(session, user.Owner, hashed.Phc, now);
            }
        });
        return user;
    }

    public static Task SetAsync(GatehouseHost host, WorkforceDirectory directory, DirectorySettings settings) =>
        host.Database.WriteAsync(session => WorkforceDirectoryStore.SetSettingsAsync(session, directory.Id, settings));

    /// <summary>Name and password at the portal; what else is due is the caller's.</summary>
    public static async Task SignInAsync(TestBrowser browser, WorkforceDirectory directory, string name, string password = Settled.Password)
    {
        await browser.OpenAsync($"/start/{directory.Address}?other=1");
        await browser.SubmitAsync(("UserName", name));
        await browser.SubmitAsync(("Password", password));
    }
}
