namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>
/// Where a code may be sent: to a program on the person's own machine and nowhere else (RFC 8252, section 7.3). It listens on
/// a port that it does not know before, so ports are not compared.
/// </summary>
internal static class SsoRedirects
{
    private const int Longest = 512;

    public static bool IsLoopback(string? redirect) => Read(redirect) is not null;

    /// <summary>Whether <paramref name="asked"/> is the registered address on any port.</summary>
    public static bool Fits(string registered, string? asked) => Read(asked) is { } to && Read(registered) == to;

    /// <summary>Letter for letter (RFC 9700, section 2.1), but for the port of a program on the person's own machine.</summary>
    public static bool FitsExactly(string registered, string? asked) => registered == asked || (Read(registered) is not null && Fits(registered, asked));

    /// <summary>
    /// Host and path. The address is written again and compared: what only resembles it (user info, a dot, another
    /// spelling of the host, an encoded or a foreign part) is refused.
    /// </summary>
    private static (string Host, string Path)? Read(string? redirect)
    {
        if (redirect is not { Length: > 0 and <= Longest } || !Uri.TryCreate(redirect, UriKind.Absolute, out var uri) || uri.Host is not ("127.0.0.1" or "[::1]"))
        {
            return null;
        }

        return redirect == $"http://{uri.Host}{uri.AbsolutePath}" || redirect == $"http://{uri.Host}:{uri.Port}{uri.AbsolutePath}" ? (uri.Host, uri.AbsolutePath) : null;
    }
}
