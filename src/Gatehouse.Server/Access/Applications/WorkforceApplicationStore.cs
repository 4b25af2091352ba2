using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications;

internal static class WorkforceApplicationStore
{
    /// <summary>Enabled ones that are open to all of the directory, or assigned to the person or a group of theirs.</summary>
    /// <param name="id">Just this one, even where the portal does not show it; empty for all with a tile.</param>
    public static async Task<IReadOnlyList<Application>> FindAsync(DbSession session, DirectoryUser user, string id, string after, int limit) =>
        [.. (await session.QueryAsync<ApplicationStore.Row>(
            $"""
            SELECT {ApplicationStore.Columns} FROM applications
            WHERE directory_id = @DirectoryId AND status = 'ENABLED' AND id > @after
              AND (id = @id OR (@id = '' AND portal_visibility = 'ENABLED' AND application_url IS NOT NULL))
              AND (assignment_required = 0 OR id IN (
                SELECT s.application_id FROM application_assignments s WHERE s.user_id = @userId
                UNION
                SELECT s.application_id FROM directory_memberships m JOIN application_assignments s ON s.group_id = m.group_id WHERE m.user_id = @userId))
            ORDER BY id LIMIT @limit
            """,
            new { user.DirectoryId, userId = user.Id, id, after, limit = (long)limit })).Select(static row => row.ToApplication())];
}
