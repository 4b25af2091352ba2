using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Inline;

internal static class InlinePolicyStore
{
    /// <summary>False when all of the principal's policies together would be larger than <paramref name="largest"/>.</summary>
    public static async Task<bool> PutAsync(DbSession session, string accountId, string principalId, InlinePolicy policy, int largest) =>
        await session.ExecuteAsync(
            """
            INSERT INTO inline_policies (principal_id, name, account_id, document, size)
            SELECT @principalId, @Name, @accountId, @Document, @size
            WHERE (SELECT COALESCE(SUM(size), 0) FROM inline_policies WHERE principal_id = @principalId AND name <> @Name) + @size <= @largest
            ON CONFLICT (principal_id, name) DO UPDATE SET document = excluded.document, size = excluded.size
            """,
            new { principalId, policy.Name, accountId, policy.Document, size = PolicyDocuments.SizeOf(policy.Document), largest }) == 1;

    public static async Task<InlinePolicy?> FindAsync(DbSession session, string principalId, string name) =>
        (await session.FindAsync<Row>(
            "SELECT principal_id, name, document FROM inline_policies WHERE principal_id = @principalId AND name = @name", new { principalId, name }))?.ToPolicy();

    public static Task<IReadOnlyList<string>> FindNamesAsync(DbSession session, string principalId) =>
        session.QueryAsync<string>("SELECT name FROM inline_policies WHERE principal_id = @principalId", new { principalId });

    /// <summary>Of many principals at once.</summary>
    public static async Task<ILookup<string, InlinePolicy>> FindAllAsync(DbSession session, IReadOnlyList<string> principalIds)
    {
        var many = new ManyValues(principalIds);
        return (principalIds.Count == 0
            ? []
            : await session.QueryAsync<Row>(
                $"SELECT principal_id, name, document FROM inline_policies WHERE principal_id IN ({many.Names}) ORDER BY name", many.Parameters))
            .ToLookup(static row => row.PrincipalId, static row => row.ToPolicy());
    }

    public static async Task<bool> DeleteAsync(DbSession session, string principalId, string name) =>
        await session.ExecuteAsync("DELETE FROM inline_policies WHERE principal_id = @principalId AND name = @name", new { principalId, name }) == 1;

    private sealed record Row
    {
        public string PrincipalId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Document { get; init; } = "";

        public InlinePolicy ToPolicy() => new(Name, Document);
    }
}
