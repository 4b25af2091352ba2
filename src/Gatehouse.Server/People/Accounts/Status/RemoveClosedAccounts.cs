using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.Status;

/// <summary>
/// Deletes accounts that were closed long enough ago, with everything every room knows of them. What stays is a hash of the root
/// e-mail, so that the address never owns an account again.
/// </summary>
internal sealed class RemoveClosedAccounts(
    Database database, ClosedAccountOptions options, IEnumerable<IAccountRemoved> rooms, UndoLinks undoLinks, ILogger<RemoveClosedAccounts> log) : IUpkeep
{
    private const int AtOnce = 100;

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - options.KeepClosed;
        foreach (var id in await database.ReadAsync(session => AccountChangeStore.FindClosedAsync(session, before, AtOnce), cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (await database.WriteAsync(session => RemoveAsync(session, id, before, now), cancellation))
            {
                log.LogInformation("The data of the closed account {Account} are deleted", id.Digits);
            }
        }
    }

    private async Task<bool> RemoveAsync(DbSession session, AccountId id, DateTimeOffset before, DateTimeOffset now)
    {
        // Another node may have removed it, or an operator brought it back, since it was found.
        if (await AccountStore.FindAsync(session, id) is not { } account || !await AccountChangeStore.RetireAsync(session, id, before, now))
        {
            return false;
        }

        foreach (var room in rooms)
        {
            await room.OnRemovedAsync(session, account);
        }

        await undoLinks.EndAsync(session, id);
        await PasswordStore.DeleteAsync(session, account.Root);
        await AttemptGuard.ForgetAsync(session, account.Root);
        await AuditStore.DeleteOfAccountAsync(session, id.Digits);
        await AccountChangeStore.DeleteAsync(session, id);
        return true;
    }
}
