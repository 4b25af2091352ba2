using System.Diagnostics.CodeAnalysis;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Applications;

/// <summary>
/// Where a tile may lead. An administrator's text becomes a link on the portal's own pages: what a browser would run there, and what
/// only looks like a known host, is no address.
/// </summary>
internal static class ApplicationAddress
{
    public static bool IsSafe([NotNullWhen(true)] string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    public static Refusal? FindProblem(SignInOptions? options) =>
        options?.ApplicationUrl is null || IsSafe(options.ApplicationUrl)
            ? null
            : SsoRefusals.Invalid("ApplicationUrl must begin with https:// or http://, name a host, and no user.");
}
