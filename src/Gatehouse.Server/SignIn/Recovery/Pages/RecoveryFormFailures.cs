using System.Text.RegularExpressions;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>A recovery form whose token does not fit leads back to its own page, with the address or the link kept and the reason told.</summary>
internal sealed partial class RecoveryFormFailures(RememberedSignIn remembered) : IAlwaysRunResultFilter
{
    private static readonly string[] WithLink = ["/reset-password", "/recover"];

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        var request = context.HttpContext.Request;

        // As far as it was read: a form that cannot be decoded fails the check, and must not be read a second time.
        var form = context.HttpContext.Features.Get<IFormFeature>()?.Form ?? FormCollection.Empty;
        var why = request.Cookies.Count == 0 ? "cookies" : "form";
        if (PortalPage().Match(request.Path.Value ?? "") is { Success: true } portal)
        {
            remembered.Keep(context.HttpContext, form["UserName"].FirstOrDefault());
            context.Result = new RedirectResult($"{portal.Value}?{TokenOf(form)}again={why}");
        }
        else if (request.Path.Equals("/forgot-password", StringComparison.OrdinalIgnoreCase))
        {
            remembered.Keep(context.HttpContext, form["Email"].FirstOrDefault());
            context.Result = new RedirectResult($"/forgot-password?again={why}");
        }
        else if (Array.Find(WithLink, path => request.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } page)
        {
            context.Result = new RedirectResult($"{page}?{TokenOf(form)}again={why}");
        }
    }

    private static string TokenOf(IFormCollection form) =>
        form["Token"].FirstOrDefault() is { Length: > 0 and <= 100 } given ? $"token={Uri.EscapeDataString(given)}&" : "";

    [GeneratedRegex(@"\A/start/[A-Za-z0-9-]{3,63}/(forgot-password|reset-password|invitation)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PortalPage();

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
