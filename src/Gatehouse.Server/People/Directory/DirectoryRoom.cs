using Gatehouse.Server.People.Directory.Own;

namespace Gatehouse.Server.People.Directory;

internal static class DirectoryRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OpenDirectory>();
        services.AddSingleton<DirectoryPasswords>();
        services.AddSingleton<DirectoryAuthenticatorApps>();
        services.AddTransient<UpdatePassword>();
        services.AddTransient<ListMfaDevicesForUser>();
        services.AddTransient<CompleteVirtualMfaDeviceRegistration>();
        services.AddTransient<UpdateMfaDeviceForUser>();
        services.AddTransient<DeleteMfaDeviceForUser>();
    }
}
