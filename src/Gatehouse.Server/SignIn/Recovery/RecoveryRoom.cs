using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Recovery.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.SignIn.Recovery;

internal static class RecoveryRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<RecoveryOptions>();
        services.AddSingleton<RecoveryLinks>();
        services.AddSingleton<RecoveryLetters>();
        services.AddSingleton<RecoveryEvents>();
        services.AddSingleton<WorkforceInvitations>();
        services.AddTransient<InviteDirectoryUser>();
        services.AddSingleton<NewPasswords>();
        services.AddSingleton<PasswordWords>();
        services.AddSingleton<ForgottenPasswordFlow>();
        services.AddSingleton<RecoveryFlow>();
        services.AddSingleton<ICredentialChanged, WithdrawLinksOnChange>();
        services.AddSingleton<RecoveryFormFailures>();
        services.Configure<MvcOptions>(static mvc => mvc.Filters.AddService<RecoveryFormFailures>());
    }
}
