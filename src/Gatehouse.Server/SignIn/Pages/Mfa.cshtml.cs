using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>The code that the chosen device shows now.</summary>
internal sealed class MfaModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public bool Trust { get; set; }

    /// <summary>Whether this browser may be trusted from now on.</summary>
    public bool OffersTrust => !IsStepUp && SecondFactor.OffersTrust(View.Facts);

    /// <summary>The device was re-synced just now.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Resynced { get; set; }

    protected override Prompt Shows => Prompt.AskTotp;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Code))
        {
            return await SubmitAsync(new SignInPost.Totp(Code, Trust));
        }

        // An empty field is no guess: nothing is counted.
        ModelState.AddModelError(nameof(Code), Words["MfaCodeMissing"]);
        return await OnGetAsync();
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.TotpWrong { Wait: var wait })
        {
            ModelState.AddModelError(nameof(Code), Words["MfaCodeWrong", WaitMinutes.Of(wait)]);
        }
    }
}
