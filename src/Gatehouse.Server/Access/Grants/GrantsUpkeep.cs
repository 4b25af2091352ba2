using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Access.Grants;

/// <summary>Deletes what nobody can use any more; for a day an old code or token can still be told that it is old.</summary>
internal sealed class GrantsUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var dayAgo = now.AddDays(-1).ToUnixTimeMilliseconds();
                await LoginCodeStore.DeleteExpiredAsync(session, dayAgo);
                await LoginGrantStore.DeleteExpiredAsync(session, dayAgo);
                await LoginAnswerStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds());
            },
            cancellation);
}
