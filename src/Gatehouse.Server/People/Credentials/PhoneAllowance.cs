using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// How many messages one number gets and one account may ask for: no stranger's phone rings all night, and nobody runs up a bill by
/// naming a thousand numbers. Counted in the database, in one statement each, so that no number of nodes or attempts is a way around it.
/// </summary>
internal sealed class PhoneAllowance(PhoneAllowanceOptions options, GuardOptions guard, TimeProvider clock)
{
    private readonly GuardOptions window = guard with { FirstDelay = options.Per, LongestDelay = options.Per, ForgetAfter = options.Per };

    /// <summary>Counts a message; false when number or account have had their share. Part of the transaction that posts it.</summary>
    public async Task<bool> TakeAsync(DbSession session, string accountId, PhoneNumber to)
    {
        if (!await TakeAsync(session, Bucket("number " + to.E164)))
        {
            return false;
        }

        if (await TakeAsync(session, Bucket("account " + accountId)))
        {
            return true;
        }

        await TryStore.GiveBackAsync(session, Bucket("number " + to.E164), options.Most);
        return false;
    }

    private static string Bucket(string subject) => $"phone {SecretHash.Of(subject)}";

    private async Task<bool> TakeAsync(DbSession session, string bucket) =>
        await TryStore.ReserveAsync(session, new(bucket, bucket, options.Most, window), clock.GetUtcNow().ToUnixTimeMilliseconds()) is not null;
}
