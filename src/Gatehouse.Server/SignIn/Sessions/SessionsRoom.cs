using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Credentials;
using Microsoft.AspNetCore.Antiforgery;

namespace Gatehouse.Server.SignIn.Sessions;

internal static class SessionsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<RootSessionOptions>();
        services.AddSettings<IamSessionOptions>();
        services.AddSingleton<BrowserCookies>();
        services.AddSingleton(new PerishableTable("sessions"));
        services.AddSingleton<BrowserToken>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<IdentityNames>();
        services.AddSingleton<PortalSessions>();
        services.AddSingleton<SwitchEvents>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormsOfOneSession>();
        services.AddSingleton<BrowserSessions>();
        services.AddSingleton<ICredentialChanged, EndSessionsOnChange>();
        services.AddSingleton<IAccountRemoved, ForgetRemovedAccount>();
        services.AddSingleton<IAccountRemoved, ForgetRemovedDirectory>();
        services.AddTransient<ListUserSessions>();
        services.AddTransient<EndUserSessions>();
        services.AddTransient<ListSessions>();
        services.AddTransient<EndSession>();
        services.AddTransient<EndOtherSessions>();
        services.AddSettings<TrustedDeviceOptions>();
        services.AddSingleton<ICredentialChanged, EndTrustOnChange>();
        services.AddTransient<ListTrustedDevices>();
        services.AddTransient<EndTrustedDevice>();
        services.AddTransient<ListSignInCounts>();
        services.AddSingleton<IUpkeep, SessionUpkeep>();
    }
}
