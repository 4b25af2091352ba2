using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Backups;

internal static class BackupsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RestoreMarkStore>();
        services.AddSingleton<DatabaseBackup>(static provider =>
            provider.GetRequiredService<StorageOptions>().Provider == StorageProvider.PostgreSql
                ? ActivatorUtilities.CreateInstance<PostgresBackup>(provider)
                : ActivatorUtilities.CreateInstance<SqliteBackup>(provider));
    }
}
