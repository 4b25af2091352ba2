using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>
/// The first letter to a workforce user: where the portal is, what they are called there, and a link to choose a password. Sending it
/// again ends the link of the letter before; a password, however it was set, ends them all.
/// </summary>
internal sealed class WorkforceInvitations(RecoveryLinks links, RecoveryLetters letters, Outbox outbox, RecoveryOptions options)
{
    /// <summary>Part of the caller's transaction; false for somebody without an address that a letter can go to.</summary>
    public async Task<bool> SendAsync(DbSession session, DirectoryUser user, WorkforceDirectory directory)
    {
        if (!EmailAddress.TryRead(user.Email, out var email))
        {
            return false;
        }

        var token = await links.IssueAsync(session, RecoveryLinks.Invitation, user.Owner, email.Key, options.InvitationLifetime);
        await outbox.PostAsync(session, letters.Invitation(new(user, directory), token));
        return true;
    }
}
