using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

internal sealed class ChoosePasswordModel(SignUpFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : SignUpStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Confirm { get; set; }

    protected override SignUpPrompt Shows => SignUpPrompt.AskPassword;

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), Words["SignUpPasswordMissing"]);
            return await OnGetAsync();
        }

        var chosen = PlainPassword.From(Password);
        if (chosen.Is(PlainPassword.From(Confirm ?? "")))
        {
            return await SubmitAsync(new SignUpPost.Password(chosen));
        }

        ModelState.AddModelError(nameof(Confirm), Words["SignUpPasswordDiffers"]);
        return await OnGetAsync();
    }

    protected override void Tell(SignUpNotice notice)
    {
        if (notice is SignUpNotice.PasswordRefused { Problems: var problems })
        {
            foreach (var problem in problems)
            {
                ModelState.AddModelError(nameof(Password), problem);
            }
        }
    }
}
