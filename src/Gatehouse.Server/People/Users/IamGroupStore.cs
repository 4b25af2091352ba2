using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal static class IamGroupStore
{
    private const string Columns = "id, account_id, name, path, created_at";

    /// <summary>By name, ignoring case.</summary>
    public static async Task<IamGroup?> FindAsync(DbSession session, AccountId account, string name) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM iam_groups WHERE account_id = @account AND name_key = @key",
            new { account = account.Digits, key = IamUserStore.KeyOf(name) }))?.ToGroup();

    internal sealed record Row
    {
        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Path { get; init; } = "";

        public long CreatedAt { get; init; }

        public IamGroup ToGroup() => new(Id, Accounts.AccountId.Get(AccountId), Name, Path, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
