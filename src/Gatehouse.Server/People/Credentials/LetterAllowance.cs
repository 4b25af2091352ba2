using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// How many letters strangers can have sent to one address. It is counted by the address's key, so that another spelling is no way
/// around it, in the database, so that no number of nodes or networks is one, and before anybody looks who has the address.
/// </summary>
internal sealed class LetterAllowance(LetterOptions options, GuardOptions guard, TimeProvider clock)
{
    /// <summary>Counts a letter, in one statement; false when the hour's letters are used up. Part of the transaction that posts it.</summary>
    public async Task<bool> TryTakeAsync(DbSession session, EmailAddress address)
    {
        var name = Bucket(address);
        var hour = guard with { FirstDelay = options.Per, LongestDelay = options.Per, ForgetAfter = options.Per };
        return await TryStore.ReserveAsync(session, new(name, name, options.Most, hour), clock.GetUtcNow().ToUnixTimeMilliseconds()) is not null;
    }

    /// <summary>How long until this address may get another; zero when it may.</summary>
    public async Task<TimeSpan> FindWaitAsync(DbSession session, EmailAddress address)
    {
        var until = await TryStore.FindBlockedUntilAsync(session, Bucket(address));
        return TimeSpan.FromMilliseconds(Math.Max(0, until - clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    private static string Bucket(EmailAddress address) => "letters " + SecretHash.Of(address.Key);
}
