using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>The password once more, of somebody signed in who has no MFA device.</summary>
internal sealed class ReenterPasswordModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Password { get; set; }

    public string? Problem { get; private set; }

    protected override Prompt Shows => Prompt.AskPassword;

    /// <summary>Whoever is signed in still is; nobody else gets far there.</summary>
    protected override string Beginning => "/console";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!string.IsNullOrEmpty(Password))
        {
            return await SubmitAsync(new SignInPost.Password(PlainPassword.From(Password)));
        }

        // An empty field is no guess: nothing is counted.
        ModelState.AddModelError(nameof(Password), Words["PasswordMissing"]);
        return await OnGetAsync();
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.NoMatch { Wait: var wait })
        {
            Problem = Words["ReenterWrong", WaitMinutes.Of(wait)];
        }
    }
}
