using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

internal sealed class PasswordModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : SignInStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Password { get; set; }

    public string? Problem { get; private set; }

    protected override Prompt Shows => Prompt.AskPassword;

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
            Problem = Words["NoMatch", WaitMinutes.Of(wait)];
        }
    }
}
