using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Status;

/// <summary>Implemented by rooms above in which others depend on an account.</summary>
internal interface IClosingObstacle
{
    /// <summary>What must be done before the account is closed; nothing when nothing is in the way.</summary>
    Task<Refusal?> FindAsync(DbSession session, Account account);
}
