using System.Collections.Concurrent;
using System.Text.Json;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Foundation.Network;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>
/// The keys of trusted token issuers, found by OpenID Connect Discovery 1.0 (section 4) and kept for a while. A token with a key that is
/// not known makes them be fetched again, at most once a minute: who sends rubbish does not make this server ask others.
/// </summary>
internal sealed class IssuerKeys(OutsideDocuments outside, OutsideOptions options, TimeProvider clock)
{
    private const int MostIssuers = 1000;
    private const string DiscoveryPath = "/.well-known/openid-configuration";
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> known = new(StringComparer.Ordinal);

    /// <summary>Nothing when the issuer could not be asked.</summary>
    public async Task<JsonWebKeySet?> FindAsync(string issuer, string? keyId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(issuer, out var kept)
            && (now - kept.At < AgainAfter || (now - kept.At < options.KeysLifetime && kept.Keys?.Has(keyId) == true)))
        {
            return kept.Keys;
        }

        // An issuer that fell silent keeps its keys: they were right when it last spoke, and one that is not there is asked again soon.
        var keys = await FetchAsync(issuer, cancellation) ?? (kept is not null && now - kept.At < 2 * options.KeysLifetime ? kept.Keys : null);
        if (known.Count >= MostIssuers)
        {
            known.Clear();
        }

        known[issuer] = new(keys, now);
        return keys;
    }

    private async Task<JsonWebKeySet?> FetchAsync(string issuer, CancellationToken cancellation) =>
        await outside.FindAsync(issuer.TrimEnd('/') + DiscoveryPath, cancellation) is { } metadata
        && FindKeysAddress(metadata, issuer) is { } address
        && await outside.FindAsync(address, cancellation) is { } document
        && JsonWebKeySet.TryRead(document, out var keys)
            ? keys
            : null;

    private static string? FindKeysAddress(byte[] metadata, string issuer)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata, new() { MaxDepth = 8 });

            // Section 4.3: metadata that names another issuer is another issuer's.
            return document.RootElement.ValueKind == JsonValueKind.Object && BearerAssertion.TextOf(document.RootElement, "issuer") == issuer
                ? BearerAssertion.TextOf(document.RootElement, "jwks_uri")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(JsonWebKeySet? Keys, DateTimeOffset At);
}
