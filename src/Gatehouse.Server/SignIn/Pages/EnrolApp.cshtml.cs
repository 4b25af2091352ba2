using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>For whoever has no second factor where the directory wants one: an authenticator app, shown to work by its code.</summary>
internal sealed class EnrolAppModel(SignInFlow flow, RememberedSignIn remembered, AppEnrolment apps, IStringLocalizer<Texts> texts)
    : FactorStepModel(flow, remembered, texts)
{
    /// <summary>The secret, sealed: it travels through the form, so that an enrolment nobody finishes leaves nothing behind.</summary>
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public StartedTotp Started { get; private set; } = null!;

    public string Picture => "data:image/png;base64," + Convert.ToBase64String(Started.Secret.QrPng);

    protected override Prompt Shows => Prompt.EnrolFactor;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrWhiteSpace(Code) && Token is not null)
        {
            return await SubmitAsync(new SignInPost.App(Token, Words["EnrolDeviceName"], Code));
        }

        // An empty field is no guess: nothing is counted.
        ModelState.AddModelError(nameof(Code), Words["MfaCodeMissing"]);
        return await OnGetAsync();
    }

    protected override Task PrepareAsync(SignInView view)
    {
        Started = apps.Start(view.Attempt, Token);
        Token = Started.Token;
        ModelState.Remove(nameof(Token));
        return Task.CompletedTask;
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.AppUnproved { Wait: var wait })
        {
            ModelState.AddModelError(nameof(Code), Words["EnrolCodeWrong", WaitMinutes.Of(wait)]);
        }
    }
}
