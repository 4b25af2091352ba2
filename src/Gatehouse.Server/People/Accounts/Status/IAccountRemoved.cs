using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Status;

/// <summary>
/// Implemented by every room above or beside that keeps rows of an account in tables of its own: it deletes them, in the transaction
/// that deletes the account.
/// </summary>
internal interface IAccountRemoved
{
    Task OnRemovedAsync(DbSession session, Account account);
}
