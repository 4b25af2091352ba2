using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <param name="Place">Where the person signs in, as people know it.</param>
/// <param name="Path">The page on which they look after their devices, and sign in first.</param>
internal sealed record FactorMailbox(string Email, string UserName, string Place, string Path);

/// <summary>Where owners of a kind that a higher room knows are written to about their devices. The root user's mailbox is known here.</summary>
internal interface IFactorMailbox
{
    /// <summary>Nothing for owners of other kinds, and for those without a mailbox.</summary>
    Task<FactorMailbox?> FindAsync(DbSession session, CredentialOwner owner);
}
