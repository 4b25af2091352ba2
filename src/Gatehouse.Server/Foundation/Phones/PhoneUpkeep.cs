using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>Forgets messages whose story is over.</summary>
internal sealed class PhoneUpkeep(Database database) : IUpkeep
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => PhoneStore.DeleteFinishedAsync(session, (now - Kept).ToUnixTimeMilliseconds()), cancellation);
}
