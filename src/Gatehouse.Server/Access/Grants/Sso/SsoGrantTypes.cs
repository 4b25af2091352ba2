namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>The ways to a token that the sso-oidc service knows.</summary>
internal static class SsoGrantTypes
{
    public const string AuthorizationCode = "authorization_code";
    public const string RefreshToken = "refresh_token";
    public const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";

    /// <summary>What a client may do that does not say: those of the time before there was another way.</summary>
    public static IReadOnlyList<string> Unsaid { get; } = [DeviceCode, RefreshToken];

    public static bool IsKnown(string? grantType) => grantType is AuthorizationCode or RefreshToken or DeviceCode;
}
