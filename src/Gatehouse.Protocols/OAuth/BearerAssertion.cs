using System.Text.Json;

namespace Gatehouse.Protocols.OAuth;

/// <summary>What became of somebody else's statement about a person.</summary>
internal abstract record BearerVerdict
{
    private BearerVerdict()
    {
    }

    /// <param name="Id"><c>jti</c>: whether it came before is the caller's to find out.</param>
    internal sealed record Good(string Id, DateTimeOffset ExpiresAt) : BearerVerdict;

    /// <param name="Reason">For log and audit.</param>
    internal sealed record Bad(string Reason) : BearerVerdict;
}

/// <summary>A JWT as an authorization grant (RFC 7523, section 3), from an issuer whose keys are at hand.</summary>
internal static class BearerAssertion
{
    public const int Longest = 8192;
    private const int LongestId = 512;
    private const int MostAudiences = 32;

    /// <param name="issuer">The one whose keys these are, letter for letter.</param>
    /// <param name="audiences">Any of which the token may be meant for.</param>
    /// <param name="tolerance">How far the issuer's clock may be from ours.</param>
    public static BearerVerdict Verify(
        CompactJws token, JsonWebKeySet keys, string issuer, IReadOnlyCollection<string> audiences, DateTimeOffset now, TimeSpan tolerance)
    {
        // 9. The signature first: nothing else of an unsigned text is worth a look.
        if (!keys.Verify(token))
        {
            return new BearerVerdict.Bad("no key of the issuer made its signature");
        }

        // Critical members that nobody here understands (RFC 7515, section 4.1.11).
        if (token.Header.TryGetProperty("crit", out _))
        {
            return new BearerVerdict.Bad("its header has critical members that are not understood");
        }

        // 1. Who says it.
        if (TextOf(token.Payload, "iss") != issuer)
        {
            return new BearerVerdict.Bad("it names another issuer");
        }

        // 3. For whom: a token for another application opens nothing here.
        if (!AudiencesOf(token.Payload).Any(audiences.Contains))
        {
            return new BearerVerdict.Bad("it is meant for another audience");
        }

        // 4. Until when.
        if (TimeOf(token.Payload, "exp") is not { } ends || ends + tolerance <= now)
        {
            return new BearerVerdict.Bad("it has expired, or never would");
        }

        // 5, 6. Not before its time.
        if ((token.Payload.TryGetProperty("nbf", out _) && (TimeOf(token.Payload, "nbf") is not { } begins || begins - tolerance > now))
            || (token.Payload.TryGetProperty("iat", out _) && (TimeOf(token.Payload, "iat") is not { } issued || issued - tolerance > now)))
        {
            return new BearerVerdict.Bad("it is of the future");
        }

        // 7. Its own name, so that it is taken once.
        return TextOf(token.Payload, "jti") is { Length: > 0 and <= LongestId } id
            ? new BearerVerdict.Good(id, ends + tolerance)
            : new BearerVerdict.Bad("it has no jti");
    }

    /// <summary>The text of a claim below others: <c>person.mail</c>. A list of one text counts as that text.</summary>
    public static string? FindClaim(JsonElement payload, string path)
    {
        var at = payload;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        at = at is { ValueKind: JsonValueKind.Array } && at.GetArrayLength() == 1 ? at[0] : at;
        return at.ValueKind == JsonValueKind.String && at.GetString() is { Length: > 0 and <= LongestId } text ? text : null;
    }

    public static string? TextOf(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> AudiencesOf(JsonElement payload) =>
        !payload.TryGetProperty("aud", out var audience) ? []
        : audience.ValueKind == JsonValueKind.String ? [audience.GetString()!]
        : audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() <= MostAudiences
            ? audience.EnumerateArray().Where(static each => each.ValueKind == JsonValueKind.String).Select(static each => each.GetString()!)
            : [];

    private static DateTimeOffset? TimeOf(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
        && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;
}
