using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Favourites;

/// <summary>What somebody put first at the portal.</summary>
/// <param name="Applications">By id.</param>
/// <param name="Accounts">By id.</param>
internal sealed record FavouriteSet(IReadOnlySet<string> Applications, IReadOnlySet<string> Accounts);

internal static class FavouriteStore
{
    public static async Task<FavouriteSet> FindAsync(DbSession session, string userId) => new(
        await FindAsync(session, FavouriteKind.Application, userId),
        await FindAsync(session, FavouriteKind.Account, userId));

    public static Task AddAsync(DbSession session, FavouriteKind kind, string userId, string id, DateTimeOffset now) =>
        session.ExecuteAsync(
            $"INSERT INTO {kind.Table} (user_id, {kind.Column}, created_at) VALUES (@userId, @id, @now) ON CONFLICT DO NOTHING",
            new { userId, id, now = now.ToUnixTimeMilliseconds() });

    public static Task RemoveAsync(DbSession session, FavouriteKind kind, string userId, string id) =>
        session.ExecuteAsync($"DELETE FROM {kind.Table} WHERE user_id = @userId AND {kind.Column} = @id", new { userId, id });

    private static async Task<HashSet<string>> FindAsync(DbSession session, FavouriteKind kind, string userId) =>
        [.. await session.QueryAsync<string>($"SELECT {kind.Column} FROM {kind.Table} WHERE user_id = @userId", new { userId })];
}
