using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Storage;

internal static class StorageRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<PlaceOptions>();
        services.AddSettings<StorageOptions>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ServerLock>();
        services.AddSingleton<Database>();
        services.AddSingleton<Migrator>();
    }
}
