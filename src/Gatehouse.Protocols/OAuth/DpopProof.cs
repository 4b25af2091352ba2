using System.Text.Json;

namespace Gatehouse.Protocols.OAuth;

/// <summary>What became of a proof of possession.</summary>
internal abstract record DpopVerdict
{
    private DpopVerdict()
    {
    }

    /// <param name="Id">Unique to the proof: <c>jti</c>. Whether it came before is the caller's to find out.</param>
    /// <param name="Thumbprint">Names the key that was proved (RFC 7638).</param>
    internal sealed record Good(string Id, string Thumbprint) : DpopVerdict;

    /// <param name="Reason">For log and audit.</param>
    internal sealed record Bad(string Reason) : DpopVerdict;
}

/// <summary>Demonstrating Proof of Possession (RFC 9449, section 4.3), with ES256 alone.</summary>
internal static class DpopProof
{
    private const int Longest = 4096;
    private const int LongestId = 256;

    /// <param name="proofs">Every <c>DPoP</c> header of the request.</param>
    /// <param name="address">The request's own address as the outside knows it, without query and fragment.</param>
    /// <param name="tolerance">How far its time may lie from ours, either way.</param>
    public static DpopVerdict Verify(IReadOnlyList<string?> proofs, string method, string address, DateTimeOffset now, TimeSpan tolerance)
    {
        // 1, 2. Exactly one header, and it is a single well-formed JWT: two could be judged and used one each.
        if (proofs is not [{ Length: > 0 } proof] || !CompactJws.TryRead(proof, Longest, out var jws))
        {
            return new DpopVerdict.Bad("there is not exactly one proof, or it is no JWT");
        }

        // 4. Its type: a token signed for something else is no proof.
        if (Text(jws.Header, "typ") != "dpop+jwt")
        {
            return new DpopVerdict.Bad("its type is not dpop+jwt");
        }

        // 5. An asymmetric algorithm, ours: never "none", never one that the key does not fit.
        if (Text(jws.Header, "alg") != "ES256")
        {
            return new DpopVerdict.Bad("its algorithm is not ES256");
        }

        // 7. The embedded key is a public one.
        if (!jws.Header.TryGetProperty("jwk", out var jwk) || !EcPublicKey.TryRead(jwk, out var key))
        {
            return new DpopVerdict.Bad("it carries no public P-256 key");
        }

        // 6. The signature, by that key.
        if (!key.Verify(jws.Signed, jws.Signature))
        {
            return new DpopVerdict.Bad("its signature is wrong");
        }

        // 3. Every claim is there.
        if (Text(jws.Payload, "jti") is not { Length: > 0 and <= LongestId } id
            || !jws.Payload.TryGetProperty("iat", out var iat) || iat.ValueKind != JsonValueKind.Number || !iat.TryGetInt64(out var issued))
        {
            return new DpopVerdict.Bad("a claim is missing");
        }

        // 8, 9. It was made for this method and this address: a proof caught elsewhere opens nothing here.
        if (Text(jws.Payload, "htm") != method)
        {
            return new DpopVerdict.Bad("it was made for another method");
        }

        if (!IsAddress(Text(jws.Payload, "htu"), address))
        {
            return new DpopVerdict.Bad("it was made for another address");
        }

        // 11. It is fresh.
        if (Math.Abs(now.ToUnixTimeSeconds() - (decimal)issued) > (decimal)tolerance.TotalSeconds)
        {
            return new DpopVerdict.Bad("it is too old, or of the future");
        }

        return new DpopVerdict.Good(id, key.Thumbprint);
    }

    /// <summary>Compared as addresses, ignoring query and fragment (section 4.3, step 9).</summary>
    private static bool IsAddress(string? claimed, string address) =>
        Uri.TryCreate(claimed, UriKind.Absolute, out var one)
        && Uri.TryCreate(address, UriKind.Absolute, out var other)
        && one.UserInfo.Length == 0
        && one.GetLeftPart(UriPartial.Path) == other.GetLeftPart(UriPartial.Path);

    private static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
