using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Assignments;

/// <summary>A user, or everybody in a group, may use an application.</summary>
internal sealed record ApplicationAssignment(string ApplicationId, AssignedPrincipal Principal);

internal static class ApplicationAssignmentStore
{
    /// <summary>False when it is there already.</summary>
    public static async Task<bool> InsertAsync(DbSession session, ApplicationAssignment assignment, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO application_assignments (application_id, principal_id, user_id, group_id, created_at)
            VALUES (@ApplicationId, @principal, @UserId, @GroupId, @at)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                assignment.ApplicationId,
                principal = assignment.Principal.Id,
                assignment.Principal.UserId,
                assignment.Principal.GroupId,
                at = now.ToUnixTimeMilliseconds(),
            }) == 1;

    public static async Task<bool> ExistsAsync(DbSession session, string applicationId, AssignedPrincipal principal) =>
        await session.GetAsync<long>(
            "SELECT COUNT(*) FROM application_assignments WHERE application_id = @applicationId AND (user_id = @UserId OR group_id = @GroupId)",
            new { applicationId, principal.UserId, principal.GroupId }) > 0;

    public static async Task<bool> DeleteAsync(DbSession session, string applicationId, AssignedPrincipal principal) =>
        await session.ExecuteAsync(
            "DELETE FROM application_assignments WHERE application_id = @applicationId AND (user_id = @UserId OR group_id = @GroupId)",
            new { applicationId, principal.UserId, principal.GroupId }) == 1;

    /// <summary>In the order of the principals' ids.</summary>
    public static async Task<IReadOnlyList<ApplicationAssignment>> FindPageAsync(DbSession session, string applicationId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT application_id, principal_id, group_id FROM application_assignments
            WHERE application_id = @applicationId AND principal_id > @after ORDER BY principal_id LIMIT @limit
            """,
            new { applicationId, after, limit = (long)limit })).Select(static row => row.ToAssignment())];

    /// <summary>Of a group, or of a user and the groups the user is in, by application.</summary>
    /// <param name="applicationId">Empty for all.</param>
    public static async Task<IReadOnlyList<ApplicationAssignment>> FindOfPrincipalAsync(
        DbSession session, string directoryId, AssignedPrincipal principal, string applicationId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            """
            SELECT s.application_id, s.principal_id, s.group_id
            FROM application_assignments s JOIN applications a ON a.id = s.application_id
            WHERE a.directory_id = @directoryId AND (@applicationId = '' OR a.id = @applicationId)
              AND s.application_id || '/' || s.principal_id > @after
              AND (s.user_id = @UserId OR s.group_id = @GroupId
                   OR s.group_id IN (SELECT m.group_id FROM directory_memberships m WHERE m.user_id = @UserId))
            ORDER BY s.application_id || '/' || s.principal_id LIMIT @limit
            """,
            new { directoryId, principal.UserId, principal.GroupId, applicationId, after, limit = (long)limit })).Select(static row => row.ToAssignment())];

    public static string PlaceOf(ApplicationAssignment assignment) => $"{assignment.ApplicationId}/{assignment.Principal.Id}";

    private sealed record Row
    {
        public string ApplicationId { get; init; } = "";

        public string PrincipalId { get; init; } = "";

        public string? GroupId { get; init; }

        public ApplicationAssignment ToAssignment() => new(ApplicationId, new(PrincipalId, GroupId is not null));
    }
}
