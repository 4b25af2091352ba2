using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory;

/// <summary>Workforce users hear of their devices at the address that the directory has for them.</summary>
internal sealed class DirectoryMailbox : IFactorMailbox
{
    public async Task<FactorMailbox?> FindAsync(DbSession session, CredentialOwner owner) =>
        owner.Kind == DirectoryUser.OwnerOf("").Kind
        && await DirectoryUserStore.FindAsync(session, owner.Id) is { Email: { } email } user
        && await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is { } directory
            ? new(email, user.UserName, directory.Name ?? directory.Address, $"/start/{directory.Address}/mfa")
            : null;
}
