using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Attached;

internal static class AttachmentStore
{
    /// <summary>True when it hangs there afterwards; false when nothing more may.</summary>
    public static async Task<bool> InsertAsync(DbSession session, string accountId, string principalId, string arn, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO policy_attachments (principal_id, policy_arn, account_id, attached_at)
            SELECT @principalId, @arn, @accountId, @at
            WHERE (SELECT COUNT(*) FROM policy_attachments WHERE principal_id = @principalId) < @most
            ON CONFLICT DO NOTHING
            """,
            new { principalId, arn, accountId, at = now.ToUnixTimeMilliseconds(), most = PrincipalKind.MostAttached }) == 1
        || await session.GetAsync<long>(
            "SELECT COUNT(*) FROM policy_attachments WHERE principal_id = @principalId AND policy_arn = @arn", new { principalId, arn }) == 1;

    public static async Task<bool> DeleteAsync(DbSession session, string accountId, string principalId, string arn) =>
        await session.ExecuteAsync(
            "DELETE FROM policy_attachments WHERE principal_id = @principalId AND policy_arn = @arn AND account_id = @accountId", new { principalId, arn, accountId }) == 1;

    public static Task<IReadOnlyList<string>> FindAllAsync(DbSession session, string principalId) =>
        session.QueryAsync<string>("SELECT policy_arn FROM policy_attachments WHERE principal_id = @principalId", new { principalId });

    /// <summary>Of many principals at once.</summary>
    public static async Task<ILookup<string, string>> FindAllAsync(DbSession session, IReadOnlyList<string> principalIds)
    {
        var many = new ManyValues(principalIds);
        return (principalIds.Count == 0
            ? []
            : await session.QueryAsync<Row>(
                $"SELECT principal_id, policy_arn FROM policy_attachments WHERE principal_id IN ({many.Names}) ORDER BY policy_arn", many.Parameters))
            .ToLookup(static row => row.PrincipalId, static row => row.PolicyArn);
    }

    public static Task DeleteAllAsync(DbSession session, string principalId) =>
        session.ExecuteAsync("DELETE FROM policy_attachments WHERE principal_id = @principalId", new { principalId });

    private sealed record Row
    {
        public string PrincipalId { get; init; } = "";

        public string PolicyArn { get; init; } = "";
    }
}
