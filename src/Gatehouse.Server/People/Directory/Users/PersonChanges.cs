using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Directory.Users;

/// <summary>
/// What follows from a change of a person, in the same transaction: whoever is shut out or deleted leaves no session, no token and no
/// credential behind.
/// </summary>
internal sealed class PersonChanges(CredentialChanges changes, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> SaveAsync(DbSession session, DirectoryUser before, DirectoryUser after, string by)
    {
        if (IsRenamed(before, after))
        {
            // Two people must not take one name at the same time: the directory's row is what they queue up on.
            await WorkforceDirectoryStore.LockAsync(session, after.DirectoryId);
        }

        if (!await DirectoryUserStore.UpdateAsync(session, after with { UpdatedAt = clock.GetUtcNow(), UpdatedBy = by }))
        {
            return StoreRefusals.Taken("UserName or e-mail address");
        }

        if (before.IsEnabled && !after.IsEnabled)
        {
            await changes.TellAsync(session, new CredentialChange(after.Owner, CredentialChangeKind.Suspended, null));
        }
        else if (before.UserName != after.UserName)
        {
            await changes.TellAsync(session, new CredentialChange(after.Owner, CredentialChangeKind.NameChanged, null));
        }

        return Nothing.Value;
    }

    public async Task DeleteAsync(DbSession session, DirectoryUser user)
    {
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.Closed, null));
        await PasswordStore.DeleteAsync(session, user.Owner);
        await AttemptGuard.ForgetAsync(session, user.Owner);
        await ExternalIdStore.DeleteAllAsync(session, user.Id);
        await DirectoryUserStore.DeleteAsync(session, user.Id);
    }

    private static bool IsRenamed(DirectoryUser before, DirectoryUser after) => before.UserName != after.UserName || before.Email != after.Email;
}
