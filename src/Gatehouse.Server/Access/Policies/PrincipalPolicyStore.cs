using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies;

/// <summary>Reads everything that hangs on a principal, and which organization its account is in, in one statement: it is asked with every call.</summary>
internal static class PrincipalPolicyStore
{
    public const string Inline = "inline";
    public const string Attached = "attached";
    public const string Boundary = "boundary";
    public const string Label = "tag";
    public const string Organization = "organization";

    public static Task<IReadOnlyList<Row>> FindAllAsync(DbSession session, string principalId, string accountId) =>
        session.QueryAsync<Row>(
            """
            WITH holder AS (
              SELECT @principalId AS id UNION ALL SELECT group_id FROM iam_group_members WHERE user_id = @principalId)
            SELECT 'inline' AS source, i.principal_id AS holder_id, i.name AS name, NULL AS arn, i.document AS text
            FROM holder h JOIN inline_policies i ON i.principal_id = h.id
            UNION ALL
            SELECT 'attached', a.principal_id, p.name, a.policy_arn, v.document
            FROM holder h JOIN policy_attachments a ON a.principal_id = h.id
            LEFT JOIN managed_policies p ON p.arn = a.policy_arn AND p.account_id = a.account_id
            LEFT JOIN managed_policy_versions v ON v.policy_id = p.id AND v.version = p.default_version
            UNION ALL
            SELECT 'boundary', b.id, p.name, b.boundary_arn, v.document
            FROM (SELECT id, account_id, boundary_arn FROM iam_users WHERE id = @principalId
              UNION ALL SELECT id, account_id, boundary_arn FROM roles WHERE id = @principalId) b
            LEFT JOIN managed_policies p ON p.arn = b.boundary_arn AND p.account_id = b.account_id
            LEFT JOIN managed_policy_versions v ON v.policy_id = p.id AND v.version = p.default_version
            WHERE b.boundary_arn IS NOT NULL
            UNION ALL
            SELECT 'tag', resource_id, tag_key, NULL, tag_value FROM iam_tags WHERE resource_id = @principalId
            UNION ALL
            SELECT 'organization', o.id, CAST(o.version AS TEXT), NULL, o.management_account_id
            FROM organization_members m JOIN organizations o ON o.id = m.organization_id WHERE m.account_id = @accountId
            """,
            new { principalId, accountId });

    internal sealed record Row
    {
        public string Source { get; init; } = "";

        public string HolderId { get; init; } = "";

        public string? Name { get; init; }

        public string? Arn { get; init; }

        public string? Text { get; init; }
    }
}
