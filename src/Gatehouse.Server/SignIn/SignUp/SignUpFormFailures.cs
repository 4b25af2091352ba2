using Gatehouse.Server.SignIn.Pages;
using Gatehouse.Server.SignIn.SignUp.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>
/// A form whose token does not fit leads back to the step it belongs to, with the reason told: the page was open too long, came from
/// elsewhere, or the browser keeps no cookies. Nothing of it counts.
/// </summary>
internal sealed class SignUpFormFailures(RememberedSignIn remembered) : IAlwaysRunResultFilter
{
    /// <summary>Longer ones are not ours, and an address has an end.</summary>
    private const int LongestToken = 100;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var isSetUp = request.Path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase);
        if (context.Result is not IAntiforgeryValidationFailedResult
            || !(isSetUp || request.Path.StartsWithSegments("/signup", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var form = Read(request);
        var again = request.Cookies.Count == 0 ? "cookies" : "form";
        remembered.Keep(context.HttpContext, Find(form, "Identifier", 256) ?? Find(form, "Email", 256));
        var path = Find(form, "Attempt", LongestToken) is { } attempt && again == "form" ? $"{SignUpRoutes.AnyStep}?attempt={Uri.EscapeDataString(attempt)}&"
            : Find(form, "Token", LongestToken) is { } token ? $"{(isSetUp ? "/setup" : "/signup/invitation")}?token={Uri.EscapeDataString(token)}&"
            : "/signup?";
        context.Result = new RedirectResult($"{path}again={again}");
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>A form too large to be read is the reason of some failures.</summary>
    private static IFormCollection Read(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form : FormCollection.Empty;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return FormCollection.Empty;
        }
    }

    private static string? Find(IFormCollection form, string name, int longest) =>
        form[name].FirstOrDefault() is { Length: > 0 } value && value.Length <= longest ? value : null;
}
