using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Foundation.Logging;

/// <summary>Names every request once: the id stands in its log lines, its audit records, its reply and on its error page.</summary>
internal sealed class RequestIds(RequestDelegate next, SecretSource random, ILogger<RequestIds> log)
{
    public const string Header = "X-Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        // Never taken from the request: a forged id would mix one person's lines with another's.
        context.TraceIdentifier = random.Uuid().ToString();
        context.Response.Headers[Header] = context.TraceIdentifier;
        using (log.BeginScope(new RequestScope(context.TraceIdentifier)))
        {
            await next(context);
        }
    }
}
