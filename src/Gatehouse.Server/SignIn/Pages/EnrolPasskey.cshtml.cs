using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A first security key or passkey at the door.</summary>
internal sealed class EnrolPasskeyModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, DeviceEnrolments enrolments)
    : EnrolStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The question for the browser; each page asks a new one.</summary>
    public StartedPasskey Started { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync()
    {
        Require(nameof(DeviceName), DeviceName, Words["EnrolNameMissing"]);
        return ModelState.IsValid && !string.IsNullOrEmpty(Answer)
            ? await SubmitAsync(new SignInPost.PasskeyEnrolment(DeviceName!.Trim(), Token ?? "", Answer))
            : await OnGetAsync();
    }

    protected override bool Fits(SignInView view) => view.Facts.Mfa.Kinds.Contains(MfaDevice.Passkey);

    protected override async Task PrepareAsync(SignInView view)
    {
        Started = await enrolments.AskAsync(view.Attempt, HttpContext.RequestAborted);
        ModelState.Remove(nameof(Token));
        ModelState.Remove(nameof(Answer));
    }
}
