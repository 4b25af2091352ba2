namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal static class AuthorizationReader
{
    private const string Family = "AWS4-";

    public static PresentedSignature Read(string header, SignableRequest request)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = space < 0 ? header : header[..space];
        if (scheme != SignatureReader.Algorithm)
        {
            // Other schemes belong to other doors; an unknown one never counts as signed.
            return scheme.StartsWith(Family, StringComparison.Ordinal)
                ? new PresentedSignature.Unreadable($"Unsupported AWS 'algorithm': '{scheme}'.")
                : new PresentedSignature.Missing();
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in (space < 0 ? "" : header[space..]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !fields.TryAdd(field[..equals], field[(equals + 1)..]))
            {
                return new PresentedSignature.Unreadable("The Authorization header must be a list of key=value pairs, each key once.");
            }
        }

        var date = request.Find("X-Amz-Date");
        if (FindMissing(fields, date ?? request.Find("Date")) is { Length: > 0 } missing)
        {
            return new PresentedSignature.Unreadable(missing);
        }

        if (SignatureReader.ReadCredential(fields["Credential"]) is not var (key, scope))
        {
            return new PresentedSignature.Unreadable(SignatureReader.BadCredential(fields["Credential"]));
        }

        if (SignatureReader.ReadSignedHeaders(fields["SignedHeaders"]) is not { } signed)
        {
            return new PresentedSignature.Unreadable("SignedHeaders must be lower-case names, each once, joined by semicolons.");
        }

        return (date is null ? AmzDate.ReadHeader(request.Find("Date")!) : AmzDate.Read(date)) is { } signedAt
            ? new PresentedSignature.Found(key, scope, signedAt, signed, fields["Signature"], request.Find("X-Amz-Security-Token"), null)
            : new PresentedSignature.Unreadable("Date must be in ISO-8601 'basic format'. Got '" + (date ?? request.Find("Date")) + "'.");
    }

    private static string FindMissing(Dictionary<string, string> fields, string? date)
    {
        var missing = new List<string>();
        foreach (var name in (string[])["Credential", "Signature", "SignedHeaders"])
        {
            if (fields.GetValueOrDefault(name, "").Length == 0)
            {
                missing.Add($"Authorization header requires '{name}' parameter.");
            }
        }

        if (date is null)
        {
            missing.Add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        }

        return string.Join(' ', missing);
    }
}
