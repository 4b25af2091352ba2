using Gatehouse.Server.Foundation.Secrets;
using Microsoft.AspNetCore.Antiforgery;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>
/// A console form is sent as who it was shown to. Somebody who switched to another identity in a second tab, and then presses a button
/// in the first, must not do it as the other. Pages outside the console name the session they mean by themselves.
/// </summary>
internal sealed class FormsOfOneSession(SessionCookie cookie) : IAntiforgeryAdditionalDataProvider
{
    private const string Bound = "/console";

    public string GetAdditionalData(HttpContext context) => IsBound(context) ? MarkOf(context) : "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => !IsBound(context) || additionalData == MarkOf(context);

    private static bool IsBound(HttpContext context) => context.Request.Path.StartsWithSegments(Bound, StringComparison.OrdinalIgnoreCase);

    /// <summary>A hash, because forms are shown and the token is not.</summary>
    private string MarkOf(HttpContext context) => cookie.Read(context).Current is { } token ? SecretHash.Of("form:" + token) : "";
}
