namespace Gatehouse.Server.Foundation.Network;

/// <summary>Puts the real client's address and scheme into the request before anybody looks at them.</summary>
internal sealed class ForwardedRequests(RequestDelegate next, TrustedProxies proxies)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!proxies.IsEmpty && context.Connection.RemoteIpAddress is { } peer)
        {
            if (ForwardedClient.IsHttps(peer, context.Request.Headers["X-Forwarded-Proto"], proxies))
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
            }

            context.Connection.RemoteIpAddress = ForwardedClient.FindAddress(peer, context.Request.Headers["X-Forwarded-For"], proxies);
        }

        return next(context);
    }
}
