using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>
/// The operator's new start takes the devices away: their owner lost them, or somebody else added them. A user who is deleted leaves none;
/// a closed account keeps those of its root user, as it may be brought back.
/// </summary>
internal sealed class RemoveFactorsOnChange : ICredentialChanged
{
    public Task OnChangedAsync(DbSession session, CredentialChange change) =>
        change.Kind == CredentialChangeKind.Recovered || (change.Kind == CredentialChangeKind.Closed && change.Owner.Kind != CredentialOwner.Root("").Kind)
            ? MfaOwnerStore.DeleteAsync(session, change.Owner)
            : Task.CompletedTask;
}
