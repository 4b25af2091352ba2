using Microsoft.AspNetCore.Http.Features;

namespace Gatehouse.Server.Web;

/// <summary>What went wrong with a request, for the page that says so.</summary>
internal sealed record Problem(int Status, string Path);

/// <summary>
/// Turns an empty refusal or an escaped exception into the one page for people, under the address and status it happened at.
/// Whoever does not ask for HTML gets the bare status: each door of the API speaks its own dialect before this is reached.
/// </summary>
internal sealed class ProblemPages(RequestDelegate next, ILogger<ProblemPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure)
        {
            if (!Refuse(context, failure))
            {
                return;
            }
        }

        if (WantsPage(context))
        {
            await ShowAsync(context);
        }
    }

    /// <summary>Clears the way for a refusal; false where nobody can be told any more.</summary>
    private bool Refuse(HttpContext context, Exception failure)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            log.LogDebug(failure, "The client left before the answer");
            return false;
        }

        var status = failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,

            // A form that cannot be read: an escaped NUL, too many fields. Whoever reads it first meets this.
            InvalidDataException => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (status >= 500)
        {
            log.LogError(failure, "{Method} {Path} failed", context.Request.Method, context.Request.Path.Value);
        }

        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return false;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
        return true;
    }

    private static bool WantsPage(HttpContext context)
    {
        var response = context.Response;
        return response.StatusCode >= 400
            && !response.HasStarted
            && response.ContentType is null
            && response.ContentLength is null
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    private async Task ShowAsync(HttpContext context)
    {
        var request = context.Request;
        var (path, method, query, status) = (request.Path, request.Method, request.QueryString, context.Response.StatusCode);
        context.Features.Set(new Problem(status, path.ToUriComponent()));
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        request.Path = "/problem";
        request.QueryString = QueryString.Empty;
        request.Method = HttpMethods.IsHead(method) ? method : HttpMethods.Get;

        // The refused body is not read a second time: it may be the very reason of the refusal.
        context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            log.LogError(failure, "The problem page itself failed");
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync(context.TraceIdentifier, context.RequestAborted);
        }
        finally
        {
            (request.Path, request.Method, request.QueryString) = (path, method, query);
        }
    }
}
