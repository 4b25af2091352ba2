using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Tells every room above that keeps something alive on the strength of a credential. Part of the change's transaction.</summary>
internal sealed class CredentialChanges(IEnumerable<ICredentialChanged> listeners)
{
    public async Task TellAsync(DbSession session, CredentialChange change)
    {
        foreach (var listener in listeners)
        {
            await listener.OnChangedAsync(session, change);
        }
    }
}
