using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Grants.Outbound;

internal static class OutboundRefusals
{
    public static Refusal Enabled { get; } =
        new("FeatureEnabled", RefusalKind.Conflict, "Outbound web identity federation is enabled for this account already.");

    public static Refusal Disabled { get; } =
        new("FeatureDisabled", RefusalKind.NotFound, "Outbound web identity federation is not enabled for this account.");

    /// <summary>The same, as STS calls it.</summary>
    public static Refusal NotForTokens { get; } =
        new("OutboundWebIdentityFederationDisabledException", RefusalKind.Forbidden, "Outbound web identity federation is not enabled for this account.");

    public static Refusal TooLong { get; } = new(
        "SessionDurationEscalationException", RefusalKind.Forbidden, "The requested token duration would extend the session beyond its original expiration time.");

    public static Refusal TooLarge { get; } = new("JWTPayloadSizeExceededException", RefusalKind.Malformed, "The requested token payload is too large.");
}
