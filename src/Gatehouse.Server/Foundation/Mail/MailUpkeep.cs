using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>Forgets letters whose story is over.</summary>
internal sealed class MailUpkeep(Database database) : IUpkeep
{
    private static readonly TimeSpan Settled = TimeSpan.FromDays(30);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            session => MailStore.DeleteFinishedAsync(session, (now - Settled).ToUnixTimeMilliseconds(), (now - Kept).ToUnixTimeMilliseconds()),
            cancellation);
}
