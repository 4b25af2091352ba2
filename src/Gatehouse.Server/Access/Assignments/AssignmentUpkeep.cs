using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>Takes away roles that nobody can be any more, and forgets old requests.</summary>
internal sealed class AssignmentUpkeep(Database database) : IUpkeep
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var provisioned in await ProvisionedSetStore.FindUnassignedAsync(session, AtOnce))
                {
                    await Provisioning.RemoveAsync(session, provisioned);
                }

                await AssignmentRequestStore.DeleteOldAsync(session, now - Remembered);
            },
            cancellation);
}
