using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Deletes what nobody can use any more. Links stay a while, so that an old one can say why it does not work.</summary>
internal sealed class CredentialUpkeep(Database database, GuardOptions options) : IUpkeep
{
    private static readonly TimeSpan LinksRemembered = TimeSpan.FromDays(30);

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await TryStore.DeleteOlderAsync(session, (now - options.ForgetAfter).ToUnixTimeMilliseconds());
                await FailureLetterStore.DeleteOlderAsync(session, now.AddDays(-2).ToUnixTimeMilliseconds());
                await EmailCodeStore.DeleteExpiredAsync(session, now.AddDays(-1).ToUnixTimeMilliseconds());
                await OneTimeLinkStore.DeleteExpiredAsync(session, (now - LinksRemembered).ToUnixTimeMilliseconds());
            },
            cancellation);
}
