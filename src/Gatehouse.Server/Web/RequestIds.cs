using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Web;

/// <summary>Gives every request one id: in the log, in the answer's header and on the page a person sees when something fails.</summary>
internal sealed class RequestIds(RequestDelegate next)
{
    public const string Header = "x-amzn-RequestId";

    public Task InvokeAsync(HttpContext context)
    {
        // The hosting layer's log scope reads TraceIdentifier, so every log line of the request carries this id.
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
        return next(context);
    }
}
