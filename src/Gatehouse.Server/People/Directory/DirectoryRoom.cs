using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Own;
using Gatehouse.Server.People.Directory.Scim;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory;

internal static class DirectoryRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OpenDirectory>();
        StoreOperations.Add(services);
        DirectoryAdministration.Add(services);
        ProvisionOperations.Add(services);
        services.AddSingleton<DirectoryPasswords>();
        services.AddSingleton<PasswordLetters>();
        services.AddSingleton<DirectoryAuthenticatorApps>();
        services.AddSingleton<DirectoryPasskeys>();
        services.AddSingleton<WorkforcePhones>();
        services.AddSingleton<IFactorMailbox, DirectoryMailbox>();
        services.AddTransient<GetOwnPhone>();
        services.AddTransient<StartOwnPhone>();
        services.AddTransient<FinishOwnPhone>();
        services.AddTransient<RemoveOwnPhone>();
        services.AddTransient<UpdatePassword>();
        services.AddTransient<ListMfaDevicesForUser>();
        services.AddTransient<CompleteVirtualMfaDeviceRegistration>();
        services.AddTransient<CompleteWebAuthnDeviceRegistration>();
        services.AddTransient<UpdateMfaDeviceForUser>();
        services.AddTransient<DeleteMfaDeviceForUser>();
    }
}
