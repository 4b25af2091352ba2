namespace Gatehouse.Server.Foundation.Network;

/// <summary>
/// Refuses plain http from anywhere but this machine: passwords and session cookies would travel readable. Probes of a load balancer
/// carry neither and may come in the clear.
/// </summary>
internal sealed class SecureTransport(RequestDelegate next)
{
    public const string Refusal =
        "This server answers over https only.\n"
        + "For the operator: if a proxy in front speaks https, name its address in Gatehouse:Proxies:Trusted and let it set X-Forwarded-Proto;\n"
        + "otherwise give a certificate with Gatehouse:Tls:CertificateFile.\n";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps || DirectLoopback.Is(context) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Refusal);
    }
}
