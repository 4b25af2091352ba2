using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Grants;

/// <summary>Why a login is refused, in the codes of the signin service (API version 2023-01-01); the AWS CLI has a sentence for each.</summary>
internal static class LoginRefusals
{
    public const string TokenExpired = "TOKEN_EXPIRED";
    public const string CodeExpired = "AUTHCODE_EXPIRED";
    public const string CredentialsChanged = "USER_CREDENTIALS_CHANGED";
    public const string InsufficientPermissions = "INSUFFICIENT_PERMISSIONS";
    public const string InvalidRequest = "INVALID_REQUEST";

    public static Refusal Expired(string? why = null) => new(TokenExpired, RefusalKind.Unauthenticated, "The refresh token has expired.", why);

    public static Refusal CodeIsExpired(string why) => new(CodeExpired, RefusalKind.Unauthenticated, "The authorization code has expired.", why);

    public static Refusal Changed(string why) => new(CredentialsChanged, RefusalKind.Forbidden, "The credentials of this user have changed.", why);

    public static Refusal Invalid(string text, string? why = null) => new(InvalidRequest, RefusalKind.Malformed, text, why);
}
