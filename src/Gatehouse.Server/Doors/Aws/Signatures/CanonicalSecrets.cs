namespace Gatehouse.Server.Doors.Aws.Signatures;

/// <summary>A canonical request as it may be shown: session tokens and whatever a query may carry in secret are blacked out.</summary>
internal static class CanonicalSecrets
{
    private const string Hidden = "(hidden)";
    private const int QueryLine = 2;

    private static readonly string[] s_secretHeaders = ["x-amz-security-token:", "cookie:", "x-amz-sso_bearer_token:", "proxy-authorization:"];

    /// <summary>The query's names that say nothing secret; every other value is somebody's.</summary>
    private static readonly string[] s_openNames =
        ["Action", "Version", "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders"];

    public static string Hide(string canonical)
    {
        var lines = canonical.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            lines[at] = at == QueryLine
                ? string.Join('&', lines[at].Split('&').Select(HideValue))
                : Array.Find(s_secretHeaders, header => lines[at].StartsWith(header, StringComparison.Ordinal)) is { } header ? header + Hidden : lines[at];
        }

        return string.Join('\n', lines);
    }

    private static string HideValue(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 || s_openNames.Contains(pair[..equals], StringComparer.Ordinal) ? pair : pair[..(equals + 1)] + Hidden;
    }
}
