using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// Temporary credentials fall with the one who asked for them. A new password or device leaves them alone: they were given on the
/// strength of a key, and programs that work with them know nothing of either.
/// </summary>
internal sealed class EndKeysOnChange : ICredentialChanged
{
    public Task OnChangedAsync(DbSession session, CredentialChange change) => change.Kind switch
    {
        CredentialChangeKind.PasswordChanged or CredentialChangeKind.PasswordReset or CredentialChangeKind.NameChanged or CredentialChangeKind.FactorsChanged
            => Task.CompletedTask,

        // With its root user falls the account: its users' sessions in other accounts, too.
        _ when change.Owner.Kind == CredentialOwner.Root("").Kind => TemporaryCredentialStore.DeleteGivenByAccountAsync(session, change.Owner.Id),
        _ => TemporaryCredentialStore.DeleteGivenByAsync(session, change.Owner.ToString()),
    };
}

internal sealed class TemporaryUpkeep(Database database) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <summary>A day longer than they live: who comes late learns that the token expired, and not that there never was one.</summary>
    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(session => TemporaryCredentialStore.DeleteExpiredAsync(session, now.AddDays(-1).ToUnixTimeMilliseconds()), cancellation);
}
