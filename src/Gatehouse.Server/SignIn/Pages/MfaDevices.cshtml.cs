using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Which of several devices is at hand, the one used last first.</summary>
internal sealed class MfaDevicesModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Serial { get; set; }

    protected override Prompt Shows => Prompt.ChooseFactor;

    public Task<IActionResult> OnPostAsync() => SubmitAsync(new SignInPost.ChosenFactor(Serial));
}
