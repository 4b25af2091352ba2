using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// Judges the second factor that a call may bring along. No principal has a device registered with this service yet, so no serial
/// number names one and no code is right; the answer is the one that a wrong code gets.
/// </summary>
internal static class TokenCodes
{
    public static Refusal? FindProblem(string? serialNumber, string? tokenCode) => (serialNumber, tokenCode) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => StsRefusals.AccessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."),
        _ => StsRefusals.AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.", "no such device"),
    };
}
