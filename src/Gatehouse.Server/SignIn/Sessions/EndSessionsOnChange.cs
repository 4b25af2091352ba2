using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>No session outlives the credential it was opened with. A reset or a closed account ends also the present one.</summary>
internal sealed class EndSessionsOnChange : ICredentialChanged
{
    public async Task OnChangedAsync(DbSession session, CredentialChange change)
    {
        await SessionStore.DeleteAllAsync(session, change.Owner, change.KeptSessionId);
        if (change is { Owner.Kind: "root", Kind: CredentialChangeKind.Suspended or CredentialChangeKind.Closed })
        {
            // The account itself is shut, to everybody in it.
            await SessionStore.DeleteOfAccountAsync(session, AccountId.Get(change.Owner.Id));
        }

        if (change.Kind is CredentialChangeKind.PasswordReset or CredentialChangeKind.Recovered or CredentialChangeKind.Closed)
        {
            await KnownBrowserStore.DeleteAllAsync(session, change.Owner);
        }
    }
}

internal sealed class SessionUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async session =>
            {
                await SessionStore.DeleteDeadAsync(session, now.ToUnixTimeMilliseconds());
                await SignInCountStore.DeleteOlderAsync(session, now.AddDays(-366));
                await TrustedDeviceStore.DeleteExpiredAsync(session, now.ToUnixTimeMilliseconds());
                await KnownBrowserStore.DeleteOlderAsync(session, now.AddDays(-365).ToUnixTimeMilliseconds());
            },
            cancellation);
}
