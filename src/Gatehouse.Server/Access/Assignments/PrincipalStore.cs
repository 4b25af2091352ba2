using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>Users and groups as those whom something is assigned to.</summary>
internal static class PrincipalStore
{
    public static async Task<bool> ExistsAsync(DbSession session, string directoryId, AssignedPrincipal principal) =>
        await session.GetAsync<long>(
            """
            SELECT (SELECT COUNT(*) FROM directory_users WHERE id = @UserId AND directory_id = @directoryId)
                 + (SELECT COUNT(*) FROM directory_groups WHERE id = @GroupId AND directory_id = @directoryId)
            """,
            new { principal.UserId, principal.GroupId, directoryId }) > 0;
}
