namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Finds the one signature of a request, in its Authorization header or in its query.</summary>
internal static class SignatureReader
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const int LongestKeyId = 128;

    public static PresentedSignature Read(SignableRequest request)
    {
        var query = QueryParts.Split(request.Query);
        var presigned = query.Any(static part => part.Name is "X-Amz-Algorithm" or "X-Amz-Signature" or "X-Amz-Credential");
        return request.Find("Authorization") switch
        {
            null when presigned => PresignedReader.Read(query),
            null => new PresentedSignature.Missing(),

            // Two claims could name two callers, one judged and the other believed.
            _ when presigned => new PresentedSignature.Unreadable("Only one way of authentication is allowed: the Authorization header or the query."),
            var header => AuthorizationReader.Read(header, request),
        };
    }

    /// <summary>The access key and its scope; nothing when they are not exactly five parts, or the key's id is none.</summary>
    public static (string AccessKeyId, CredentialScope Scope)? ReadCredential(string text) =>
        text.Split('/') is [{ Length: > 0 and <= LongestKeyId } key, var date, var region, var service, var terminator]
            && key.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? (key, new CredentialScope(date, region, service, terminator))
            : null;

    /// <summary>The list of signed headers; nothing when a name is empty, comes twice or is not in lower case.</summary>
    public static IReadOnlyList<string>? ReadSignedHeaders(string text)
    {
        var names = text.Split(';');
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Array.TrueForAll(names, name => name.Length > 0 && !name.Any(static letter => char.IsAsciiLetterUpper(letter)) && seen.Add(name)) ? names : null;
    }

    public static string BadCredential(string text) =>
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{text}'";
}
