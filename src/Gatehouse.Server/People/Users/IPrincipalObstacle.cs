using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

/// <summary>
/// Implemented above, by every room that hangs something on a user or group: nothing is deleted while somebody's policies,
/// devices or keys still stand on it.
/// </summary>
internal interface IPrincipalObstacle
{
    /// <summary>What must be done first, such as <c>detach all policies</c>; nothing when nothing is in the way.</summary>
    Task<string?> FindAsync(DbSession session, string principalId);
}
