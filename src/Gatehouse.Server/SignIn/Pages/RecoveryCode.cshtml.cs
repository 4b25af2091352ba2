using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A printed code in place of the device. Who has none left, or proves an open session, is led back to the device.</summary>
internal sealed class RecoveryCodeModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Code { get; set; }

    protected override Prompt Shows => Prompt.AskRecoveryCode;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Code))
        {
            return await SubmitAsync(new SignInPost.RecoveryCode(Code));
        }

        // An empty field is no guess: nothing is counted.
        ModelState.AddModelError(nameof(Code), Words["RecoveryCodeMissing"]);
        return await OnGetAsync();
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.RecoveryCodeWrong { Wait: var wait })
        {
            ModelState.AddModelError(nameof(Code), Words["RecoveryCodeWrong", WaitMinutes.Of(wait)]);
        }
    }
}
