using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations.Members;

internal static class MemberStore
{
    private const string Columns = "a.id, a.name, a.root_email, a.status, m.parent_id, m.joined_method, m.joined_at";
    private const string Tables = "organization_members m JOIN accounts a ON a.id = m.account_id";

    /// <summary>False when the account is in an organization: of two at once, one takes it.</summary>
    public static async Task<bool> InsertAsync(DbSession session, Organization organization, AccountId account, string method, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO organization_members (account_id, organization_id, parent_id, joined_method, joined_at)
            VALUES (@account, @Id, @RootId, @method, @at) ON CONFLICT DO NOTHING
            """,
            new { account = account.Digits, organization.Id, organization.RootId, method, at = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>False when it is not there any more.</summary>
    public static async Task<bool> MoveAsync(DbSession session, AccountId account, string from, string to) =>
        await session.ExecuteAsync(
            "UPDATE organization_members SET parent_id = @to WHERE account_id = @account AND parent_id = @from", new { account = account.Digits, from, to }) == 1;

    public static Task DeleteAsync(DbSession session, AccountId account) =>
        session.ExecuteAsync("DELETE FROM organization_members WHERE account_id = @account", new { account = account.Digits });

    public static async Task<Member?> FindAsync(DbSession session, string organizationId, string accountId) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM {Tables} WHERE m.account_id = @accountId AND m.organization_id = @organizationId", new { organizationId, accountId }))?.ToMember();

    public static async Task<IReadOnlyList<Member>> FindManyAsync(DbSession session, string organizationId, IReadOnlyList<string> accountIds)
    {
        if (accountIds.Count == 0)
        {
            return [];
        }

        // Ids are digits, so that they can stand in the text as they are.
        var list = string.Join(", ", accountIds.Select(static id => $"'{AccountId.Get(id)}'"));
        return [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM {Tables} WHERE m.organization_id = @organizationId AND m.account_id IN ({list})", new { organizationId })).Select(static row => row.ToMember())];
    }

    /// <summary>By account id.</summary>
    public static async Task<IReadOnlyList<Member>> FindPageAsync(DbSession session, string organizationId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM {Tables} WHERE m.organization_id = @organizationId AND m.account_id > @after ORDER BY m.account_id LIMIT @limit",
            new { organizationId, after, limit = (long)limit })).Select(static row => row.ToMember())];

    /// <summary>Those that stand directly in the root or a unit, by account id.</summary>
    public static async Task<IReadOnlyList<Member>> FindPageAsync(DbSession session, string organizationId, string parentId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM {Tables}
            WHERE m.parent_id = @parentId AND m.account_id > @after AND m.organization_id = @organizationId ORDER BY m.account_id LIMIT @limit
            """,
            new { organizationId, parentId, after, limit = (long)limit })).Select(static row => row.ToMember())];

    public static Task<IReadOnlyList<string>> FindIdsAsync(DbSession session, string organizationId, string parentId, string after, int limit) =>
        session.QueryAsync<string>(
            """
            SELECT account_id FROM organization_members
            WHERE parent_id = @parentId AND account_id > @after AND organization_id = @organizationId ORDER BY account_id LIMIT @limit
            """,
            new { organizationId, parentId, after, limit = (long)limit });

    public static Task<long> CountAsync(DbSession session, string organizationId) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM organization_members WHERE organization_id = @organizationId", new { organizationId });

    /// <summary>Those that came by invitation and are in use.</summary>
    public static Task<IReadOnlyList<string>> FindInvitedAsync(DbSession session, string organizationId) =>
        session.QueryAsync<string>(
            $"SELECT a.id FROM {Tables} WHERE m.organization_id = @organizationId AND m.joined_method = '{Member.Invited}' AND a.status = 'active' ORDER BY a.id",
            new { organizationId });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string RootEmail { get; init; } = "";

        public string Status { get; init; } = "";

        public string ParentId { get; init; } = "";

        public string JoinedMethod { get; init; } = "";

        public long JoinedAt { get; init; }

        public Member ToMember() => new(
            AccountId.Get(Id), Name, RootEmail, Enum.Parse<AccountStatus>(Status, ignoreCase: true), ParentId, JoinedMethod, DateTimeOffset.FromUnixTimeMilliseconds(JoinedAt));
    }
}
