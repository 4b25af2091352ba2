using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Web;

/// <summary>Gives every request one id: in the log, in the answer's header and on the page a person sees when something fails.</summary>
internal sealed class RequestIds(RequestDelegate next, ILogger<RequestIds> log)
{
    public const string Header = "x-amzn-RequestId";

    public async Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = SecretSource.System.Uuid().ToString();

        // At the start of the answer, because whoever refuses a request may clear what was set before.
        context.Response.OnStarting(
            static state =>
            {
                var answered = (HttpContext)state;
                answered.Response.Headers[Header] = answered.TraceIdentifier;
                return Task.CompletedTask;
            },
            context);

        // The hosting layer opened its scope before this id existed; the inner scope is the one that log readers take.
        using (log.BeginScope(new KeyValuePair<string, object?>[] { new("RequestId", context.TraceIdentifier) }))
        {
            await next(context);
        }
    }
}
