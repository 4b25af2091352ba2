using System.Globalization;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// Judges the second factor that a call may bring along. Its code is a guess like one at the door and takes a try from the same counter:
/// a stolen key is no way to try codes in peace. A right one is used up, whatever the policies say afterwards.
/// </summary>
internal sealed class TokenCodes(TotpDeviceCheck check)
{
    /// <summary>The caller, with the second factor it proved if it brought one.</summary>
    public async ValueTask<Outcome<Caller>> ProveAsync(string? serialNumber, string? tokenCode, Caller caller, CancellationToken cancellation)
    {
        switch (serialNumber, tokenCode)
        {
            case (null, null):
                return caller;
            case (null, _) or (_, null):
                return StsRefusals.AccessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");
        }

        // Devices belong to people; whoever acts as a role has none, and its session says what its person proved.
        if (caller.Kind is not (PrincipalKinds.Root or IamUser.Kind))
        {
            return Invalid("the caller is nobody who can have a device");
        }

        var source = new TrySource(ClientNetwork.Of(caller.Origin.Address), null);
        return await check.VerifyTotpAsync(CredentialOwner.Read(caller.Owner), serialNumber, tokenCode, source, cancellation) switch
        {
            TotpVerdict.Right { At: var at } => caller with { MfaAt = at },

            // Not the code that clients take for "try the same again".
            TotpVerdict.Throttled { Wait: var wait } => StsRefusals.AccessDenied(
                string.Create(CultureInfo.InvariantCulture, $"MultiFactorAuthentication failed, there were too many tries. Wait {Math.Ceiling(wait.TotalSeconds):0} seconds."),
                "throttled"),
            _ => Invalid("a wrong or used code, or a device that is not the caller's"),
        };
    }

    private static Refusal Invalid(string privateReason) =>
        StsRefusals.AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.", privateReason);
}
