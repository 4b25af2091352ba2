using System.Text;

namespace Gatehouse.Server.Web;

/// <summary>What every answer tells the browser to refuse, written last so that nobody can forget it.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string Isolated =
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
        + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private const string Features =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=(), "
        + "publickey-credentials-create=(self), publickey-credentials-get=(self), clipboard-write=(self)";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                Write((HttpContext)state);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: with it browsers send "Origin: null" on our own forms.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=63072000";
        }

        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
        {
            headers.ContentSecurityPolicy = Nothing;
            return;
        }

        var policy = PagePolicy.Of(context);
        headers.ContentSecurityPolicy = policy.IsIsolated ? Isolated : ForPage(policy, context.Request.IsHttps);
        headers.XFrameOptions = policy.IsIsolated ? "SAMEORIGIN" : "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Features;
    }

    // A nonce alone lets a module and its static imports run (CSP level 3): no host list, so no uploaded file can become a script.
    private static string ForPage(PagePolicy policy, bool https)
    {
        var text = new StringBuilder(420)
            .Append("default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; ")
            .Append("frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'self'");
        foreach (var target in policy.FormTargets)
        {
            text.Append(' ').Append(target);
        }

        if (policy.ShowsOwnFrames)
        {
            text.Append("; frame-src 'self'");
        }

        if (policy.Nonce is { } nonce)
        {
            text.Append("; script-src 'nonce-").Append(nonce).Append('\'');
        }

        return https ? text.Append("; upgrade-insecure-requests").ToString() : text.ToString();
    }
}
