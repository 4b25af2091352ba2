namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A browser in words from its User-Agent. Enough to recognise one's own; anybody can forge it, so nothing is trusted to it.</summary>
internal static class BrowserLabel
{
    // The order matters: browsers name those they descend from, so the most particular comes first.
    private static readonly (string Mark, string Name)[] Families =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("HeadlessChrome/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system without versions, which change by themselves: <c>Chrome/Windows</c>.</summary>
    public static string Family(string userAgent) => $"{Find(Families, userAgent) ?? "Other"}/{Find(Systems, userAgent) ?? "Other"}";

    public static string Of(string userAgent)
    {
        var family = Find(Families, userAgent);
        var system = Find(Systems, userAgent);
        return (family, system) switch
        {
            ({ } browser, { } on) => $"{browser} on {on}",
            ({ } browser, null) => browser,
            (null, { } on) => on,
            _ => "Unknown browser",
        };
    }

    private static string? Find((string Mark, string Name)[] table, string userAgent)
    {
        foreach (var (mark, name) in table)
        {
            if (userAgent.Contains(mark, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }
}
