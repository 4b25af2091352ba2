using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>
/// A letter that still lies somewhere opens nothing once its owner has a new password or another address. A suspended owner may still
/// set a new password: the suspension is told after the sign-in.
/// </summary>
internal sealed class WithdrawLinksOnChange(RecoveryLinks links) : ICredentialChanged
{
    public Task OnChangedAsync(DbSession session, CredentialChange change) =>
        change.Kind is CredentialChangeKind.Suspended ? Task.CompletedTask : links.WithdrawMailedAsync(session, change.Owner);
}
