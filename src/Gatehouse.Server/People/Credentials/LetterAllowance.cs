using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// How many letters of one sort strangers can have sent to one address: nobody's mailbox is filled by a form that anybody can send.
/// It is counted by the address's key, so that another spelling is no way around it, in the database, so that no number of nodes or
/// networks is one, and before anybody looks who has the address.
/// </summary>
internal sealed class LetterAllowance(LetterOptions options, GuardOptions guard, TimeProvider clock)
{
    private readonly GuardOptions window = guard with { FirstDelay = options.Per, LongestDelay = options.Per, ForgetAfter = options.Per };

    /// <summary>Counts a letter, in one statement; false when this address has had its share. Part of the transaction that posts it.</summary>
    public Task<bool> TakeAsync(DbSession session, string sort, EmailAddress to) => TakeAsync(session, sort, to.Key);

    /// <summary>The same for letters that are asked for by another name than the address.</summary>
    public async Task<bool> TakeAsync(DbSession session, string sort, string key)
    {
        var bucket = Bucket(sort, key);
        return await TryStore.ReserveAsync(session, new(bucket, bucket, options.Most, window), clock.GetUtcNow().ToUnixTimeMilliseconds()) is not null;
    }

    /// <summary>How long until this address may get another of that sort; zero when it may.</summary>
    public async Task<TimeSpan> FindWaitAsync(DbSession session, string sort, EmailAddress to)
    {
        var until = await TryStore.FindBlockedUntilAsync(session, Bucket(sort, to.Key));
        return TimeSpan.FromMilliseconds(Math.Max(0, until - clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    private static string Bucket(string sort, string key) => $"letters {sort} {SecretHash.Of(key)}";
}
