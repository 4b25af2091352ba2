using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

/// <summary>Implemented above, by the room that keeps policies: whether an ARN names one that may bound a user of this account.</summary>
internal interface IBoundaryPolicies
{
    /// <summary>Why it may not; nothing when it may.</summary>
    Task<Refusal?> FindObjectionAsync(DbSession session, string accountId, string arn);
}
