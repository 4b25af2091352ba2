using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>A user, group or role that uses a policy.</summary>
internal sealed record PolicyEntity
{
    /// <summary><c>User</c>, <c>Group</c> or <c>Role</c>.</summary>
    public string Kind { get; init; } = "";

    public string Id { get; init; } = "";

    public string Name { get; init; } = "";
}

/// <summary>Looks through everything that policies hang on, in one statement.</summary>
internal static class PolicyEntityStore
{
    /// <summary>In the order of their ids. A page is one row longer than asked for where another follows.</summary>
    public static Task<IReadOnlyList<PolicyEntity>> FindPageAsync(
        DbSession session, string accountId, string arn, ListEntitiesForPolicyRequest request, PageOf page) =>
        session.QueryAsync<PolicyEntity>(
            """
            SELECT kind, id, name FROM (
              SELECT 'User' AS kind, id, name, path, boundary_arn FROM iam_users WHERE account_id = @accountId
              UNION ALL SELECT 'Group', id, name, path, NULL FROM iam_groups WHERE account_id = @accountId
              UNION ALL SELECT 'Role', id, name, path, boundary_arn FROM roles WHERE account_id = @accountId) entity
            WHERE id > @After AND (@kind = '' OR kind = @kind) AND substr(path, 1, @length) = @prefix
              AND ((@permissions = 1 AND EXISTS (SELECT 1 FROM policy_attachments WHERE principal_id = entity.id AND policy_arn = @arn))
                OR (@boundary = 1 AND boundary_arn = @arn))
            ORDER BY id LIMIT @limit
            """,
            new
            {
                accountId,
                arn,
                page.After,
                kind = request.EntityFilter ?? "",
                length = request.PathPrefix?.Length ?? 0,
                prefix = request.PathPrefix ?? "",
                permissions = request.PolicyUsageFilter == PolicyUse.Boundary ? 0 : 1,
                boundary = request.PolicyUsageFilter == PolicyUse.Permissions ? 0 : 1,
                limit = page.Count + 1,
            });
}
