using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// A form whose token does not fit leads back to where it began, with the name kept and the reason told: the page was open too long,
/// or the browser keeps no cookies.
/// </summary>
internal sealed class FormFailures(RememberedSignIn remembered) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var path = context.HttpContext.Request.Path;
        if (context.Result is not IAntiforgeryValidationFailedResult || !(path.StartsWithSegments("/signin", StringComparison.OrdinalIgnoreCase) || IsFirstPageOfPortal(path) || path.StartsWithSegments("/verify", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var request = context.HttpContext.Request;
        var form = Read(request);
        if (form["Again"].FirstOrDefault() is { } again && PromptRoutes.IsBeginning(again))
        {
            context.Result = new RedirectResult(again);
            return;
        }

        remembered.Keep(context.HttpContext, form["Identifier"].FirstOrDefault() ?? form["UserName"].FirstOrDefault() ?? form["Email"].FirstOrDefault());
        var beginning = PortalEntry.Read(form["Portal"].FirstOrDefault() ?? (IsFirstPageOfPortal(path) ? path.Value : null)) is { } portal ? Addresses.OfPortal(portal)
            : IsFirstPageOfPortal(path) ? "/start"
            : AccountEntry.Read(form["Account"].FirstOrDefault()) is { } account && !form.ContainsKey("Kind") ? "/signin/" + account : "/signin";
        context.Result = new RedirectResult(beginning + (request.Cookies.Count == 0 ? "?again=cookies" : "?again=form"));
    }

    /// <summary>What lies deeper belongs to people who are signed in.</summary>
    private static bool IsFirstPageOfPortal(PathString path) =>
        path.StartsWithSegments("/start", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value?.LastIndexOf('/') is null or <= 0;

    /// <summary>The token may be missing because the form itself cannot be read: too large, or with a NUL in it.</summary>
    private static IFormCollection Read(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
