using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>What applications may do for a person ends with how that person proved themselves.</summary>
internal sealed class EndDelegationOnChange : ICredentialChanged
{
    private static readonly string OwnerKind = DirectoryUser.OwnerOf("").Kind;

    public Task OnChangedAsync(DbSession session, CredentialChange change) =>
        change.Owner.Kind == OwnerKind ? DelegatedGrantStore.DeleteOfUserAsync(session, change.Owner.Id) : Task.CompletedTask;
}

/// <summary>Deletes what is over.</summary>
internal sealed class DelegationUpkeep(Database database, SsoOptions options) : IUpkeep
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            session => DelegatedGrantStore.SweepAsync(session, now.ToUnixTimeMilliseconds(), (now - options.RefreshReuse).ToUnixTimeMilliseconds()), cancellation);
}
