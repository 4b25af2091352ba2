using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Outbound;

/// <summary>The installation's keys for tokens that outside parties read, one of each algorithm: made when first needed and kept sealed.</summary>
internal sealed class OutboundKeys(Database database, Sealer sealer, TimeProvider clock)
{
    private const string Use = "outbound-";

    /// <summary>Still sealed.</summary>
    public async Task<TokenKeyRow> GetAsync(string algorithm, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => TokenKeyStore.FindAsync(session, Use + algorithm), cancellation) ?? await MakeAsync(algorithm, cancellation);

    public OutboundKey Open(TokenKeyRow row) => OutboundKey.Read(
        row.Use[Use.Length..],
        sealer.Open(TokenKeys.Purpose, row.SealedPrivateKey) ?? throw new CryptographicException("A token key was sealed by a key file that is gone."));

    /// <summary>What others verify the tokens with (RFC 7517, section 5).</summary>
    public async Task<JsonObject> PublishAsync(CancellationToken cancellation = default)
    {
        var keys = new JsonArray();
        foreach (var algorithm in OutboundKey.Algorithms)
        {
            using var key = Open(await GetAsync(algorithm, cancellation));
            keys.Add(key.Public);
        }

        return new() { ["keys"] = keys };
    }

    private async Task<TokenKeyRow> MakeAsync(string algorithm, CancellationToken cancellation)
    {
        using var key = OutboundKey.Make(algorithm);
        return await database.WriteAsync(session => TokenKeyStore.KeepAsync(session, new()
        {
            Id = key.Id,
            Use = Use + algorithm,
            SealedPrivateKey = sealer.Seal(TokenKeys.Purpose, key.Write()),
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        }), cancellation);
    }
}
