using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>A page about the visitor's own MFA devices. Who acts in a role has none here, and is led to the page that says so.</summary>
internal abstract class MfaPage(PageTools tools) : IamPage(tools)
{
    public const string List = "/console/security-credentials/mfa";

    public bool CanHaveDevices => Visitor.Session.BaseId is null && (Visitor.IsRoot || Visitor.Caller.UserName is not null);

    protected CredentialOwner Owner => CredentialOwner.Read(Visitor.Caller.Owner);

    protected Task<string?> FindKnownBrowserAsync() => Entrance.FindKnownBrowserAsync(HttpContext, Visitor);

    protected async Task<IReadOnlyList<MfaDevice>> FindDevicesAsync() =>
        CanHaveDevices ? (await ReadAsync(New<ListOwnMFADevices>(), new())).Devices : [];

    /// <summary>An empty field is no guess: nothing is counted.</summary>
    protected void Require(string field, string? typed, string problem)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            Tell(field, problem);
        }
    }

    /// <summary>Says a refusal in the words of these pages.</summary>
    /// <param name="codeField">Beside which field a wrong code is told.</param>
    protected IActionResult? TellRefusal(Refusal refusal, MissingPermission? missing, string codeField, string nameField)
    {
        switch (refusal.Code)
        {
            case PasswordProof.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case PasswordProof.TooMany or FactorRefusals.Throttling:
                Problem = Words["MfaTooManyTries", Waits.Describe(Words, refusal.RetryAfter)];
                break;
            case FactorRefusals.WrongCode:
                Tell(codeField, Words["MfaCodeWrong"]);
                break;
            case FactorRefusals.WrongPasskey:
                Problem = Words["MfaKeyRefused"];
                break;
            case DeviceName.Invalid:
                Tell(nameField, Words["MfaNameInvalid"]);
                break;
            case FactorRefusals.Taken:
                Tell(nameField, Words["MfaNameTaken"]);
                break;
            case FactorRefusals.TooMany:
                Problem = Words["MfaTooManyDevices", MfaDevice.Most];
                break;
            case FactorRefusals.Expired:
                Problem = Words["MfaEnrolmentExpired"];
                break;
            case FactorRefusals.Unknown:
                Problem = Words["MfaDeviceGone"];
                break;
            default:
                Missing = missing;
                Problem = missing is null ? refusal.PublicText : null;
                break;
        }

        return null;
    }
}
