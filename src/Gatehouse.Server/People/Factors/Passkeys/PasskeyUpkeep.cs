using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>Forgets answered challenges that are too old to be answered again.</summary>
internal sealed class PasskeyUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => PasskeyStore.DeleteExpiredAsync(session, now), cancellation);
}
