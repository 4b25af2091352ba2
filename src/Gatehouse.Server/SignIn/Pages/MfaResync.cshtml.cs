using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Two consecutive codes, to find the clock of a device again. The sign-in then asks for a code of now.</summary>
internal sealed class MfaResyncModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Code1 { get; set; }

    [BindProperty]
    public string? Code2 { get; set; }

    protected override Prompt Shows => Prompt.ResyncTotp;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Code1) && !string.IsNullOrWhiteSpace(Code2))
        {
            return await SubmitAsync(new SignInPost.TwoTotp(Code1, Code2));
        }

        if (string.IsNullOrWhiteSpace(Code1))
        {
            ModelState.AddModelError(nameof(Code1), Words["MfaCodeMissing"]);
        }

        if (string.IsNullOrWhiteSpace(Code2))
        {
            ModelState.AddModelError(nameof(Code2), Words["MfaSecondCodeMissing"]);
        }

        return await OnGetAsync();
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.ResyncFailed { Wait: var wait })
        {
            ModelState.AddModelError(nameof(Code2), Words["MfaResyncFailed", WaitMinutes.Of(wait)]);
        }
    }
}
