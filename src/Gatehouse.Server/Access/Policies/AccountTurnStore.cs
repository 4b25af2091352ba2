using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies;

/// <summary>
/// Changes that count before they write take turns within one account: two transactions of PostgreSQL would each count without the
/// other's row and go over a limit together, or attach a policy that is just being deleted.
/// </summary>
internal static class AccountTurnStore
{
    /// <summary>Waits for whoever has the turn; it is given back with the transaction.</summary>
    public static Task TakeAsync(DbSession session, string accountId) =>
        session.ExecuteAsync("UPDATE accounts SET name = name WHERE id = @accountId", new { accountId });
}
