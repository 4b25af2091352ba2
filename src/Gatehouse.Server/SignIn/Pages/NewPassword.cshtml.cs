using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Where an administrator wants the password replaced, or it has expired: the last step before the session.</summary>
internal sealed class NewPasswordModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : SignInStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? ConfirmPassword { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    protected override Prompt Shows => Prompt.SetNewPassword;

    protected override string Beginning => AccountEntry.Read(Account) is { } name ? "/signin/" + name : base.Beginning;

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(NewPassword))
        {
            ModelState.AddModelError(nameof(NewPassword), Words["RecoveryPasswordMissing"]);
            return await OnGetAsync();
        }

        if (NewPassword != ConfirmPassword)
        {
            ModelState.AddModelError(nameof(ConfirmPassword), Words["RecoveryPasswordsDiffer"]);
            return await OnGetAsync();
        }

        return await SubmitAsync(new SignInPost.NewPassword(PlainPassword.From(NewPassword)));
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.PasswordUnfit { Reasons: var reasons })
        {
            foreach (var reason in reasons)
            {
                ModelState.AddModelError(nameof(NewPassword), reason);
            }
        }
    }
}
