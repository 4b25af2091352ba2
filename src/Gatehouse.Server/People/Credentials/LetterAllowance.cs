using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// How many letters of one sort an address gets in an hour, whoever asks for them: nobody's mailbox is filled by a form that anybody
/// can send. The count is one guarded statement of the caller's transaction, so requests sent at once cannot outrun it, and on
/// PostgreSQL those for one address wait for each other there.
/// </summary>
internal sealed class LetterAllowance(TimeProvider clock)
{
    private static readonly GuardOptions Hourly = new()
    {
        FirstDelay = TimeSpan.FromHours(1),
        LongestDelay = TimeSpan.FromHours(1),
        ForgetAfter = TimeSpan.FromHours(1),
    };

    /// <summary>Counts one letter; false when this address has had its share.</summary>
    public async Task<bool> TakeAsync(DbSession session, string sort, EmailAddress to, int most)
    {
        var bucket = $"letters {sort} {SecretHash.Of(to.Key)}";
        return await TryStore.ReserveAsync(session, new TryBucket(bucket, bucket, most, Hourly), clock.GetUtcNow().ToUnixTimeMilliseconds()) is not null;
    }
}
