using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Why sso-oidc and the portal API refuse, under the names that clients branch on.</summary>
internal static class SsoRefusals
{
    public const string AccessDenied = "AccessDeniedException";
    public const string AuthorizationPending = "AuthorizationPendingException";
    public const string ExpiredToken = "ExpiredTokenException";
    public const string InvalidClient = "InvalidClientException";
    public const string InvalidClientMetadata = "InvalidClientMetadataException";
    public const string InvalidGrant = "InvalidGrantException";
    public const string InvalidRedirectUri = "InvalidRedirectUriException";
    public const string InvalidRequest = "InvalidRequestException";
    public const string InvalidScope = "InvalidScopeException";
    public const string SlowDown = "SlowDownException";
    public const string UnauthorizedClient = "UnauthorizedClientException";
    public const string UnsupportedGrantType = "UnsupportedGrantTypeException";
    public const string Unauthorized = "UnauthorizedException";

    public static Refusal Denied { get; } = new(AccessDenied, RefusalKind.Forbidden, "The request was denied.");

    public static Refusal Pending { get; } = new(AuthorizationPending, RefusalKind.Forbidden, "The request is waiting for a person to approve it.");

    public static Refusal TooFast { get; } = new(SlowDown, RefusalKind.Throttled, "Too many requests. Ask less often.");

    public static Refusal DeviceCodeExpired { get; } = new(ExpiredToken, RefusalKind.Expired, "The device code has expired. Start the sign-in again.");

    public static Refusal TokenExpired { get; } = new(ExpiredToken, RefusalKind.Expired, "The token has expired.");

    public static Refusal UnknownClient { get; } = new(InvalidClient, RefusalKind.Unauthenticated, "The client is unknown, its registration has expired, or its secret is wrong.");

    public static Refusal NoSession { get; } = new(Unauthorized, RefusalKind.Unauthenticated, "Session token not found or invalid");

    public static Refusal Grant(string why) => new(InvalidGrant, RefusalKind.Unauthenticated, "The grant is invalid, expired, or was used before.", why);

    public static Refusal NotForClient(string text) => new(UnauthorizedClient, RefusalKind.Forbidden, text);

    public static Refusal Invalid(string text) => new(InvalidRequest, RefusalKind.Malformed, text);
}
