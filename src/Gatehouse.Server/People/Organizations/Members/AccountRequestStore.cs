using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Members;

internal static class AccountRequestStore
{
    private const string Columns = "id, organization_id, account_name, state, account_id, failure_reason, requested_at, completed_at";

    public static Task InsertAsync(DbSession session, AccountRequest request) =>
        session.ExecuteAsync(
            $"INSERT INTO organization_account_requests ({Columns}) VALUES (@Id, @OrganizationId, @AccountName, @State, @AccountId, @FailureReason, @requested, @completed)",
            new
            {
                request.Id,
                request.OrganizationId,
                request.AccountName,
                request.State,
                request.AccountId,
                request.FailureReason,
                requested = request.RequestedAt.ToUnixTimeMilliseconds(),
                completed = request.CompletedAt.ToUnixTimeMilliseconds(),
            });

    public static async Task<AccountRequest?> FindAsync(DbSession session, string organizationId, string id) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM organization_account_requests WHERE id = @id AND organization_id = @organizationId", new { organizationId, id }))?.ToRequest();

    /// <summary>By id.</summary>
    public static async Task<IReadOnlyList<AccountRequest>> FindPageAsync(DbSession session, string organizationId, bool succeeded, bool failed, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM organization_account_requests
            WHERE organization_id = @organizationId AND id > @after
              AND ((state = '{AccountRequest.Succeeded}' AND @succeeded = 1) OR (state = '{AccountRequest.Failed}' AND @failed = 1))
            ORDER BY id LIMIT @limit
            """,
            new { organizationId, after, succeeded = succeeded ? 1L : 0L, failed = failed ? 1L : 0L, limit = (long)limit })).Select(static row => row.ToRequest())];

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string OrganizationId { get; init; } = "";

        public string AccountName { get; init; } = "";

        public string State { get; init; } = "";

        public string? AccountId { get; init; }

        public string? FailureReason { get; init; }

        public long RequestedAt { get; init; }

        public long CompletedAt { get; init; }

        public AccountRequest ToRequest() => new(
            Id,
            OrganizationId,
            AccountName,
            State,
            AccountId,
            FailureReason,
            DateTimeOffset.FromUnixTimeMilliseconds(RequestedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(CompletedAt));
    }
}
