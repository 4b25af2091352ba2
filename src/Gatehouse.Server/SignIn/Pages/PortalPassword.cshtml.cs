using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A workforce user's password.</summary>
internal sealed class PortalPasswordModel(SignInFlow flow, RememberedSignIn remembered, Database database, IStringLocalizer<Texts> texts)
    : SignInStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Password { get; set; }

    public WorkforceDirectory? Directory { get; private set; }

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

    protected override bool Fits(SignInView view) => view.Attempt.Kind == UserKind.Workforce;

    protected override async Task PrepareAsync(SignInView view) =>
        Directory = await database.ReadAsync(db => WorkforceDirectoryStore.FindAsync(db, view.Attempt.DirectoryId!), HttpContext.RequestAborted);

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.NoMatch { Wait: var wait })
        {
            Problem = Words["PortalNoMatch", WaitMinutes.Of(wait)];
        }
    }
}
