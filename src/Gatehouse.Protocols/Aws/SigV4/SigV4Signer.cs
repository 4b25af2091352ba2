using Gatehouse.Protocols.Encodings;

namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Signs as a client does: the counterpart of <see cref="SigV4Verifier"/>.</summary>
internal static class SigV4Signer
{
    /// <summary>Never signed, because what lies between client and server may change them.</summary>
    private static readonly HashSet<string> s_unsigned = new(
        ["authorization", "connection", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The request with the headers that sign it; it needs its Host header before.</summary>
    public static SignableRequest Sign(SignableRequest request, SigningIdentity identity, string region, string service, DateTimeOffset now)
    {
        var dated = request with { Headers = [.. request.Headers, new("X-Amz-Date", AmzDate.Write(now)), .. TokenHeader(identity)] };
        var scope = new CredentialScope(AmzDate.Write(now)[..8], region, service);
        var names = HeadersToSign(dated);
        var payload = dated.Find("x-amz-content-sha256") ?? SignatureSteps.Hash(dated.Body.Span);
        var signature = Compute(dated, names, payload, identity, scope, now);
        var header = $"{SignatureReader.Algorithm} Credential={identity.AccessKeyId}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}";
        return dated with { Headers = [.. dated.Headers, new("Authorization", header)] };
    }

    /// <summary>The request with a query that signs it, for whoever is given the address.</summary>
    public static SignableRequest Presign(
        SignableRequest request, SigningIdentity identity, string region, string service, DateTimeOffset now, TimeSpan expires)
    {
        var scope = new CredentialScope(AmzDate.Write(now)[..8], region, service);
        var names = HeadersToSign(request);
        List<string> fields =
        [
            request.Query,
            "X-Amz-Algorithm=" + SignatureReader.Algorithm,
            "X-Amz-Credential=" + Percent.Encode($"{identity.AccessKeyId}/{scope}"),
            "X-Amz-Date=" + AmzDate.Write(now),
            $"X-Amz-Expires={(long)expires.TotalSeconds}",
            "X-Amz-SignedHeaders=" + Percent.Encode(string.Join(';', names)),
        ];
        if (identity.SessionToken is { } token)
        {
            fields.Add("X-Amz-Security-Token=" + Percent.Encode(token));
        }

        var asked = request with { Query = string.Join('&', fields.Where(static field => field.Length > 0)) };
        var signature = Compute(asked, names, SignatureSteps.Hash(asked.Body.Span), identity, scope, now);
        return asked with { Query = asked.Query + "&X-Amz-Signature=" + signature };
    }

    private static string Compute(
        SignableRequest request, IReadOnlyList<string> names, string payload, SigningIdentity identity, CredentialScope scope, DateTimeOffset now) =>
        SignatureSteps.Sign(
            SignatureSteps.Derive(identity.SecretAccessKey, scope),
            SignatureSteps.StringToSign(now, scope, CanonicalRequest.Write(request, names, payload)));

    private static List<string> HeadersToSign(SignableRequest request) =>
        [.. request.Headers
            .Where(static header => !s_unsigned.Contains(header.Key))
            .Select(static header => header.Key.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static KeyValuePair<string, string>[] TokenHeader(SigningIdentity identity) =>
        identity.SessionToken is { } token ? [new("X-Amz-Security-Token", token)] : [];
}
