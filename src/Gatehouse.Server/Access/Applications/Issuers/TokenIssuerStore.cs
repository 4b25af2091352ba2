using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal static class TokenIssuerStore
{
    private const string Columns = "id, directory_id, name, issuer_url, claim_attribute_path, store_attribute_path, client_token, created_at";

    /// <summary>False when the issuer is known already, the request came before, or the directory has as many as it may.</summary>
    public static async Task<bool> InsertAsync(DbSession session, TokenIssuer issuer) =>
        await session.ExecuteAsync(
            $"""
            INSERT INTO trusted_token_issuers ({Columns})
            SELECT @Id, @DirectoryId, @Name, @IssuerUrl, @ClaimAttributePath, @StoreAttributePath, @ClientToken, @at
            WHERE (SELECT COUNT(*) FROM trusted_token_issuers WHERE directory_id = @DirectoryId) < @most
            ON CONFLICT DO NOTHING
            """,
            new
            {
                issuer.Id,
                issuer.DirectoryId,
                issuer.Name,
                issuer.IssuerUrl,
                issuer.ClaimAttributePath,
                issuer.StoreAttributePath,
                issuer.ClientToken,
                at = issuer.CreatedAt.ToUnixTimeMilliseconds(),
                most = TokenIssuer.MostPerDirectory,
            }) == 1;

    public static Task UpdateAsync(DbSession session, TokenIssuer issuer) =>
        session.ExecuteAsync(
            """
            UPDATE trusted_token_issuers SET name = @Name, claim_attribute_path = @ClaimAttributePath, store_attribute_path = @StoreAttributePath
            WHERE id = @Id
            """,
            new { issuer.Id, issuer.Name, issuer.ClaimAttributePath, issuer.StoreAttributePath });

    /// <summary>By the whole ARN, which names account and instance, too.</summary>
    public static async Task<TokenIssuer?> FindByArnAsync(DbSession session, WorkforceDirectory directory, string arn) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM trusted_token_issuers WHERE id = @id AND directory_id = @directory",
            new { id = PolicyArns.NameOf(arn), directory = directory.Id }))?.ToIssuer() is { } issuer && ArnOf(issuer, directory) == arn
            ? issuer
            : null;

    /// <summary>By <c>iss</c>, letter for letter.</summary>
    public static async Task<TokenIssuer?> FindByUrlAsync(DbSession session, string directoryId, string url) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM trusted_token_issuers WHERE directory_id = @directoryId AND issuer_url = @url", new { directoryId, url }))?.ToIssuer();

    public static async Task<TokenIssuer?> FindByTokenAsync(DbSession session, string directoryId, string token) =>
        (await session.FindAsync<Row>(
            $"SELECT {Columns} FROM trusted_token_issuers WHERE directory_id = @directoryId AND client_token = @token", new { directoryId, token }))?.ToIssuer();

    /// <summary>In the order of their ids.</summary>
    public static async Task<IReadOnlyList<TokenIssuer>> FindPageAsync(DbSession session, string directoryId, string after, int limit) =>
        [.. (await session.QueryAsync<Row>(
            $"SELECT {Columns} FROM trusted_token_issuers WHERE directory_id = @directoryId AND id > @after ORDER BY id LIMIT @limit",
            new { directoryId, after, limit = (long)limit })).Select(static row => row.ToIssuer())];

    public static Task DeleteAsync(DbSession session, string id) => session.ExecuteAsync("DELETE FROM trusted_token_issuers WHERE id = @id", new { id });

    public static string ArnOf(TokenIssuer issuer, WorkforceDirectory directory) =>
        $"arn:aws:sso::{directory.AccountId}:trustedTokenIssuer/{directory.InstanceId}/{issuer.Id}";

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string DirectoryId { get; init; } = "";

        public string Name { get; init; } = "";

        public string IssuerUrl { get; init; } = "";

        public string ClaimAttributePath { get; init; } = "";

        public string StoreAttributePath { get; init; } = "";

        public string? ClientToken { get; init; }

        public long CreatedAt { get; init; }

        public TokenIssuer ToIssuer() => new(
            Id, DirectoryId, Name, IssuerUrl, ClaimAttributePath, StoreAttributePath, ClientToken, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
    }
}
