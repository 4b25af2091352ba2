using System.Text.Json;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>A pair of tokens as it was handed out.</summary>
/// <param name="RefreshToken">Nothing for a client that does not refresh.</param>
internal sealed record SsoAnswer(string AccessToken, string? RefreshToken, DateTimeOffset ExpiresAt)
{
    public CreateTokenReply ToReply(DateTimeOffset now) => new(AccessToken, "Bearer", Math.Max(1, (long)(ExpiresAt - now).TotalSeconds), RefreshToken);
}

/// <summary>
/// Many CLIs and SDKs share one cache file and refresh at once with the same token: each must get the same successor, or all but one
/// would be signed out. So for a short time the answer is kept, sealed, with the token that it answered.
/// </summary>
internal sealed class SsoAnswers(Sealer sealer, SsoOptions options, SecretSource random, TimeProvider clock)
{
    public const string Purpose = "sso-answer";
    private const string AccessPrefix = "aoa";
    private const string RefreshPrefix = "aor";

    /// <summary>New tokens, stored nowhere yet.</summary>
    public SsoAnswer Make(SsoGrant grant, bool refreshes)
    {
        var soon = clock.GetUtcNow() + options.AccessTokenLifetime;
        return new(
            AccessPrefix + random.Token(),
            refreshes ? RefreshPrefix + random.Token() : null,

            // A client that cannot refresh keeps its token for the portal session.
            refreshes && soon < grant.ExpiresAt ? soon : grant.ExpiresAt);
    }

    public string Seal(SsoAnswer answer) => sealer.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(answer));

    /// <summary>What this token was answered a moment ago; nothing for one that comes too late, or not for the second time.</summary>
    public SsoAnswer? FindAgain(SsoRefreshToken token) =>
        token is { RotatedAt: { } rotated, SealedAnswer: { } sealedAnswer }
        && clock.GetUtcNow() <= rotated + options.RefreshReuse
        && sealer.Open(Purpose, sealedAnswer) is { } json
            ? JsonSerializer.Deserialize<SsoAnswer>(json)
            : null;
}
