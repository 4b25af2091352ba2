using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Backups;

/// <summary>
/// A restore marks the database; the first start on it, once the schema is up to date and before anybody is let in, empties the
/// perishable tables and takes the mark away, both or neither.
/// </summary>
internal sealed class RestoreMarkStore(Database database, IEnumerable<PerishableTable> perishable, ILogger<RestoreMarkStore> log)
{
    private const string Name = "restored";

    public static Task SetAsync(DbSession session, DateTimeOffset at) =>
        InstallationStore.SetAsync(session, Name, at.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    public async Task HonourAsync(CancellationToken cancellation)
    {
        if (await database.ReadAsync(static session => InstallationStore.FindAsync(session, Name), cancellation) is not { } at)
        {
            return;
        }

        await database.WriteAsync(
            async session =>
            {
                foreach (var table in perishable)
                {
                    // Names come from the rooms' own registrations, never from outside.
                    await session.ExecuteAsync($"DELETE FROM {table.Name}");
                }

                await InstallationStore.DeleteAsync(session, Name);
            },
            cancellation);
        log.LogInformation("The database was restored at {At}: every session, code and link of before has ended", at);
    }
}
