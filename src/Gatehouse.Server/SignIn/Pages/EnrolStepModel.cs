using System.Globalization;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A page about a first device at the door, where the account or directory wants one.</summary>
internal abstract class EnrolStepModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? DeviceName { get; set; }

    public string? Problem { get; protected set; }

    /// <summary>Until when it can be put off; nothing when it cannot.</summary>
    public string? SkipUntil => View.Facts.Mfa.SkipUntil?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Whether there is another kind of device to choose.</summary>
    public virtual bool OffersOther => View.Facts.Mfa.Kinds.Count > 1;

    protected override Prompt Shows => Prompt.EnrolFactor;

    /// <summary>Beside which field it is told that the device did not show that it works; nothing for above the form.</summary>
    protected virtual string? ProofField => null;

    protected override void Tell(SignInNotice notice)
    {
        if (notice is not SignInNotice.NotEnrolled { Refusal: var refusal })
        {
            return;
        }

        switch (refusal.Code)
        {
            case People.Users.Devices.DeviceName.Invalid:
                ModelState.AddModelError(nameof(DeviceName), Words["EnrolNameInvalid"]);
                break;
            case FactorRefusals.Taken when refusal == FactorRefusals.InUse:
                Problem = Words["EnrolInUse"];
                break;
            case FactorRefusals.Taken:
                ModelState.AddModelError(nameof(DeviceName), Words["EnrolNameTaken"]);
                break;
            case FactorRefusals.Throttling:
                Problem = Words["EnrolThrottled", WaitMinutes.Of(refusal.RetryAfter ?? TimeSpan.Zero)];
                break;
            case FactorRefusals.Expired:
                Problem = Words["EnrolExpired"];
                break;
            case FactorRefusals.WrongPasskey:
                Problem = Words["EnrolKeyRefused"];
                break;
            default:
                ModelState.AddModelError(ProofField ?? nameof(DeviceName), Words["EnrolCodesWrong"]);
                break;
        }
    }

    /// <summary>An empty field is no guess: nothing is counted.</summary>
    protected void Require(string field, string? typed, string problem)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            ModelState.AddModelError(field, problem);
        }
    }
}
