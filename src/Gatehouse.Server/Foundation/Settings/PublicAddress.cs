namespace Gatehouse.Server.Foundation.Settings;

/// <summary>
/// The one origin of the installation. Letters, redirects and cookies are built from it and never from a request's Host header,
/// which anybody can forge.
/// </summary>
internal sealed class PublicAddress(PlaceOptions place)
{
    private Uri? listening;

    /// <summary>PublicUrl, or else the address the server really listens on, with <c>localhost</c> for an IP or wildcard.</summary>
    public Uri Origin => place.PublicUrl.Length > 0 ? new Uri(place.PublicUrl) : listening ?? Friendly(place.Urls[0]);

    public bool IsHttps => Origin.Scheme == Uri.UriSchemeHttps;

    /// <summary>Told once by the server when it listens: port 0 becomes a real port only then.</summary>
    public void ListensOn(string url) => listening = Friendly(url);

    public string To(string path) => new Uri(Origin, path).AbsoluteUri;

    private static Uri Friendly(string url)
    {
        var uri = new UriBuilder(url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal));
        if (uri.Uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            uri.Host = "localhost";
        }

        return uri.Uri;
    }
}
