namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// Reads a portal's address as people give it: the directory's id, the subdomain, or a whole address copied from a letter or a browser,
/// in any of its forms. Nothing but the name is taken from an address, so a foreign one leads nowhere.
/// </summary>
internal static class PortalEntry
{
    private const int Longest = 500;
    private const int LongestName = 63;
    private const int ShortestName = 3;

    /// <summary>The hosts under which portals have names of their own: as AWS spells them, and as an installation with a domain does.</summary>
    private static readonly string[] Hosts = ["awsapps", "apps"];

    /// <summary>In lower case; nothing for what can be no portal's name.</summary>
    public static string? Read(string? typed) =>
        typed is not { Length: > 0 and <= Longest } ? null
        : ReadName(typed.Trim()) ?? ReadAddress(typed.Trim());

    /// <summary>Whether it can only be meant as a portal: people also paste it where an account is asked for.</summary>
    public static bool IsUnmistakable(string? typed) =>
        typed is { Length: <= Longest } && Read(typed) is { } name && (IsId(name) || typed.Contains("/start", StringComparison.OrdinalIgnoreCase) || typed.Contains(".awsapps.com", StringComparison.OrdinalIgnoreCase));

    private static bool IsId(string name) => name.Length == 12 && name.StartsWith("d-", StringComparison.Ordinal) && name.Skip(2).All(char.IsAsciiHexDigitLower);

    private static string? ReadName(string typed)
    {
        var name = typed.ToLowerInvariant();
        return name.Length is >= ShortestName and <= LongestName && name.All(static each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each == '-')
            && name[0] != '-' && name[^1] != '-'
            ? name
            : null;
    }

    private static string? ReadAddress(string typed)
    {
        var whole = typed.Contains("://", StringComparison.Ordinal) ? typed : typed.StartsWith('/') ? "http://any" + typed : "http://" + typed;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address)
            ? ReadName(FindInPath(address.AbsolutePath) ?? "") ?? ReadName(FindInHost(address.Host) ?? "")
            : null;
    }

    /// <summary><c>/start/…</c>, with whatever follows.</summary>
    private static string? FindInPath(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["start", var name, ..] ? Uri.UnescapeDataString(name) : null;

    /// <summary><c>….awsapps.com</c> or <c>….apps.DOMAIN</c>.</summary>
    private static string? FindInHost(string host) =>
        host.Split('.') is [var name, var door, _, ..] && Hosts.Contains(door, StringComparer.OrdinalIgnoreCase) ? name : null;
}
