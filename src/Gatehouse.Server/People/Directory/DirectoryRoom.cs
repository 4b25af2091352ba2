namespace Gatehouse.Server.People.Directory;

internal static class DirectoryRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OpenDirectory>();
        services.AddSingleton<DirectoryPasswords>();
        services.AddSingleton<DirectoryAuthenticatorApps>();
    }
}
