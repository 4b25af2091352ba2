using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

/// <summary>The installation's own key for signing tokens (ES256), made when it is first needed and kept sealed.</summary>
internal sealed class TokenKeys(Database database, Sealer sealer, TimeProvider clock)
{
    public const string Purpose = "token-key";
    private const string IdTokens = "id-token";

    public async Task<string> SignAsync(JsonObject payload, CancellationToken cancellation = default)
    {
        var row = await GetAsync(cancellation);
        using var key = Open(row);
        return CompactJws.Write(new JsonObject { ["alg"] = "ES256", ["kid"] = row.Id, ["typ"] = "JWT" }, payload, key);
    }

    /// <summary>What others verify our tokens with (RFC 7517, section 5).</summary>
    public async Task<JsonObject> PublishAsync(CancellationToken cancellation = default)
    {
        var row = await GetAsync(cancellation);
        using var key = Open(row);
        var point = EcPublicKey.Of(key);
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["alg"] = "ES256",
                ["use"] = "sig",
                ["kid"] = row.Id,
                ["x"] = point.X,
                ["y"] = point.Y,
            }),
        };
    }

    private async Task<TokenKeyRow> GetAsync(CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => TokenKeyStore.FindAsync(session, IdTokens), cancellation) is { } known)
        {
            return known;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return await database.WriteAsync(session => TokenKeyStore.KeepAsync(session, new()
        {
            Id = EcPublicKey.Of(key).Thumbprint,
            Use = IdTokens,
            SealedPrivateKey = sealer.Seal(Purpose, key.ExportPkcs8PrivateKey()),
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        }), cancellation);
    }

    private ECDsa Open(TokenKeyRow row)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(sealer.Open(Purpose, row.SealedPrivateKey) ?? throw new CryptographicException("The token key was sealed by a key file that is gone."), out _);
        return key;
    }
}
