using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>
/// Refusals in the shape of the two services. The name in the header is what clients branch on: without it the AWS CLI knows no error
/// but the status.
/// </summary>
internal static class SsoFaults
{
    private const string TooMany = "TooManyRequestsException";

    /// <summary>Names of sso-oidc with their status and their OAuth code.</summary>
    private static readonly Dictionary<string, (int Status, string Error)> Grants = new(StringComparer.Ordinal)
    {
        [SsoRefusals.AccessDenied] = (400, "access_denied"),
        [SsoRefusals.AuthorizationPending] = (400, "authorization_pending"),
        [SsoRefusals.ExpiredToken] = (400, "expired_token"),
        [SsoRefusals.InvalidClient] = (401, "invalid_client"),
        [SsoRefusals.InvalidClientMetadata] = (400, "invalid_client_metadata"),
        [SsoRefusals.InvalidGrant] = (400, "invalid_grant"),
        [SsoRefusals.InvalidRedirectUri] = (400, "invalid_redirect_uri"),
        [SsoRefusals.InvalidRequest] = (400, "invalid_request"),
        [SsoRefusals.InvalidScope] = (400, "invalid_scope"),
        [SsoRefusals.SlowDown] = (400, "slow_down"),
        [SsoRefusals.UnauthorizedClient] = (400, "unauthorized_client"),
        [SsoRefusals.UnsupportedGrantType] = (400, "unsupported_grant_type"),
    };

    /// <summary>As sso-oidc says it; whatever has no name there is an invalid request.</summary>
    public static Task WriteGrantAsync(HttpContext context, Refusal refusal)
    {
        var name = Grants.ContainsKey(refusal.Code) ? refusal.Code : refusal.Kind == RefusalKind.Forbidden ? SsoRefusals.AccessDenied : SsoRefusals.InvalidRequest;
        var (status, error) = Grants[name];
        return WriteAsync(context, status, name, new() { ["error"] = error, ["error_description"] = refusal.PublicText });
    }

    /// <summary>As the portal's API says it.</summary>
    public static Task WritePortalAsync(HttpContext context, Refusal refusal)
    {
        var (status, name) = refusal switch
        {
            { Code: SsoRefusals.Unauthorized } => (401, SsoRefusals.Unauthorized),
            { Kind: RefusalKind.Forbidden } => (403, "ForbiddenException"),
            { Kind: RefusalKind.NotFound } => (404, "ResourceNotFoundException"),
            { Kind: RefusalKind.Throttled } => (429, TooMany),
            _ => (400, SsoRefusals.InvalidRequest),
        };
        return WriteAsync(context, status, name, new() { ["message"] = refusal.PublicText });
    }

    private static Task WriteAsync(HttpContext context, int status, string name, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-amzn-ErrorType"] = name;
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
