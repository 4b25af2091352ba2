using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Assignments;

internal static class AssignmentRequestStore
{
    private const string Columns = "id, directory_id, kind, failure_reason, permission_set_id, account_id, principal_type, principal_id, created_at";

    public static Task InsertAsync(DbSession session, AssignmentRequest request) =>
        session.ExecuteAsync(
            """
            INSERT INTO assignment_requests
                (id, directory_id, kind, status, failure_reason, permission_set_id, account_id, principal_type, principal_id, created_at)
            VALUES (@Id, @DirectoryId, @Kind, @Status, @FailureReason, @PermissionSetId, @AccountId, @type, @principal, @at)
            """,
            new
            {
                request.Id,
                request.DirectoryId,
                request.Kind,
                request.Status,
                request.FailureReason,
                request.PermissionSetId,
                request.AccountId,
                type = request.Principal?.Type,
                principal = request.Principal?.Id,
                at = request.CreatedAt.ToUnixTimeMilliseconds(),
            });

    public static async Task<AssignmentRequest?> FindAsync(DbSession session, string directoryId, string kind, string id) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM assignment_requests WHERE id = @id AND directory_id = @directoryId AND kind = @kind",
            new { id, directoryId, kind }))?.ToRequest();

    /// <summary>In the order of their ids.</summary>
    /// <param name="status">Empty for all.</param>
    public static async Task<IReadOnlyList<AssignmentRequest>> FindPageAsync(
        DbSession session, string directoryId, string kind, string status, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM assignment_requests
            WHERE directory_id = @directoryId AND kind = @kind AND id > @after AND (@status = '' OR status = @status)
            ORDER BY id LIMIT @limit
            """,
            new { directoryId, kind, status, after, limit = (long)limit })).Select(static row => row.ToRequest())];

    public static Task DeleteOldAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync("DELETE FROM assignment_requests WHERE created_at < @at", new { at = before.ToUnixTimeMilliseconds() });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? FailureReason { get; init; }

        public string PermissionSetId { get; init; } = "";

        public string? AccountId { get; init; }

        public string? PrincipalType { get; init; }

        public string? PrincipalId { get; init; }

        public long CreatedAt { get; init; }

        public AssignmentRequest ToRequest() => new(
            Id,
            DirectoryId,
            Kind,
            FailureReason,
            PermissionSetId,
            AccountId,
            PrincipalType is { } type && PrincipalId is { } principal ? AssignedPrincipal.Of(type, principal) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
