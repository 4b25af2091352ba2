using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Outbound;

/// <summary>
/// Each account is an issuer of its own, so that who trusts one account trusts no other of this installation. The keys are the same:
/// it is the server that says for whom it signs.
/// </summary>
internal sealed class OutboundIssuers(Database database, PublicAddress address)
{
    public const string Path = "/issuers/";

    public string UrlOf(string id) => address.To(Path + id);

    /// <summary>OpenID Connect Discovery 1.0, section 3; nothing for an issuer that no account has.</summary>
    public async Task<JsonObject?> DescribeAsync(string id, CancellationToken cancellation) => !await ExistsAsync(id, cancellation) ? null : new()
    {
        ["issuer"] = UrlOf(id),
        ["jwks_uri"] = UrlOf(id) + "/.well-known/jwks.json",
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray([.. OutboundKey.Algorithms.Select(static each => JsonValue.Create(each))]),
        ["claims_supported"] = new JsonArray("iss", "aud", "sub", "iat", "exp", "jti", WebIdentityClaims.Namespace),
    };

    /// <summary>Whether some account has it. Who switched it off stays one: what it signed before can be read until it expires.</summary>
    public Task<bool> ExistsAsync(string id, CancellationToken cancellation) =>
        database.ReadAsync(session => OutboundIssuerStore.ExistsAsync(session, id), cancellation);
}
