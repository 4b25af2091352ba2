using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Web;

/// <summary>Answers 405 to a method the page does not handle; left alone, a page shows itself whatever the method.</summary>
internal sealed class OnlyHandledMethods : IAuthorizationFilter, IOrderedFilter
{
    // Before the antiforgery check, which would call the same request a bad one.
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page)
        {
            return;
        }

        var handled = page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        if (handled.Count == 0 || handled.Contains(HttpMethods.Get))
        {
            handled.UnionWith([HttpMethods.Get, HttpMethods.Head]);
        }

        if (!handled.Contains(context.HttpContext.Request.Method))
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", handled.Order(StringComparer.Ordinal));
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }
}
