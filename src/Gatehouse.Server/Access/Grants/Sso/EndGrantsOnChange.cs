using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>
/// What a person gave programs stands on how they proved themselves: with that, codes and tokens end. Deleted users and ended portal
/// sessions take theirs along by themselves.
/// </summary>
internal sealed class EndGrantsOnChange : ICredentialChanged
{
    private static readonly string OwnerKind = DirectoryUser.OwnerOf("").Kind;

    public async Task OnChangedAsync(DbSession session, CredentialChange change)
    {
        if (change.Owner.Kind != OwnerKind)
        {
            return;
        }

        await SsoCodeStore.DeleteOfUserAsync(session, change.Owner.Id);
        await SsoDeviceCodeStore.DeleteOfUserAsync(session, change.Owner.Id);
        await SsoGrantStore.DeleteOfUserAsync(session, change.Owner.Id);
    }
}

/// <summary>Deletes what nobody can use any more; for a day an old code can still be told that it is old.</summary>
internal sealed class SsoUpkeep(Database database, SsoOptions options) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                var dayAgo = now.AddDays(-1).ToUnixTimeMilliseconds();
                await SsoCodeStore.DeleteExpiredAsync(session, dayAgo);
                await SsoDeviceCodeStore.DeleteExpiredAsync(session, dayAgo);
                await SsoGrantStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds());
                await SsoRefreshTokenStore.ForgetAnswersAsync(session, (now - options.RefreshReuse).ToUnixTimeMilliseconds());
                await SsoClientStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds());
            },
            cancellation);
}
