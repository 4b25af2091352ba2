using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gatehouse.Server.Foundation.Network;

internal static class NetworkRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<ProxyOptions>();
        services.AddSettings<TlsOptions>();
        services.AddSettings<OutsideOptions>();
        services.AddSingleton<OutsideDocuments>();
        services.AddSingleton<TrustedProxies>();
        services.AddSingleton<ServerCertificate>();
        services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>(ListenWithCertificate);
    }

    /// <summary>First in the pipeline: everybody after it may believe the address and the scheme of a request.</summary>
    public static void Map(WebApplication app)
    {
        app.UseMiddleware<ForwardedRequests>();
        app.UseMiddleware<SecureTransport>();
    }

    private static void ListenWithCertificate(KestrelServerOptions kestrel, IServiceProvider services)
    {
        // Whether there is a certificate is asked at the start (ListeningRules), when a verb may have made one.
        var certificate = services.GetRequiredService<ServerCertificate>();
        kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificateSelector = (_, _) => certificate.Current.TargetCertificate;

            // The selector alone would send no intermediate certificates.
            https.OnAuthenticate = (_, tls) =>
            {
                tls.ServerCertificateSelectionCallback = null;
                tls.ServerCertificateContext = certificate.Current;
            };
        });
    }
}
