using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Network;

/// <summary>What the addresses of an installation must be to each other; told at the start, in sentences.</summary>
internal static class ListeningRules
{
    /// <exception cref="SettingsException">The server could not be reached safely as it is set up.</exception>
    public static void Judge(IServiceProvider services)
    {
        var tls = services.GetRequiredService<TlsOptions>();
        var problems = Problems(services.GetRequiredService<PlaceOptions>(), services.GetRequiredService<ProxyOptions>(), tls).ToList();
        if (problems.Count > 0)
        {
            throw new SettingsException(problems);
        }

        if (tls.CertificateFile.Length > 0)
        {
            _ = services.GetRequiredService<ServerCertificate>().Current;
        }
    }

    public static IEnumerable<string> Problems(PlaceOptions place, ProxyOptions proxies, TlsOptions tls)
    {
        if (Uri.TryCreate(place.PublicUrl, UriKind.Absolute, out var origin) && origin.Scheme == Uri.UriSchemeHttp && !DirectLoopback.IsLoopbackName(origin.Host))
        {
            yield return $"Gatehouse:PublicUrl is {place.PublicUrl}: outside of this machine it must begin with https, or passwords travel readable.";
        }

        foreach (var url in place.Urls)
        {
            if (!TryRead(url, out var address))
            {
                yield return $"Gatehouse:Urls names '{url}', which is no address such as http://localhost:8080 or https://*:8443.";
            }
            else if (address.IsHttps && tls.CertificateFile.Length == 0)
            {
                yield return $"Gatehouse:Urls names {url}, and there is no certificate for it: set Gatehouse:Tls:CertificateFile.";
            }
            else if (!address.IsHttps && !address.IsLoopback && proxies.Trusted.Length == 0)
            {
                yield return $"Gatehouse:Urls names {url}, which is plain http outside of this machine. Listen on http://localhost, give a certificate and an https address, or name the proxy that speaks https in Gatehouse:Proxies:Trusted.";
            }
        }
    }

    private static bool TryRead(string url, out (bool IsHttps, bool IsLoopback) address)
    {
        try
        {
            var parsed = BindingAddress.Parse(url);
            var https = parsed.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
            address = (https, parsed.IsUnixPipe || DirectLoopback.IsLoopbackName(parsed.Host));
            return (https || parsed.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase)) && parsed.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            address = default;
            return false;
        }
    }
}
