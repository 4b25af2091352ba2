using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory.Own;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The visitor's own password.</summary>
internal sealed class PasswordModel(PortalTools tools) : PortalPage(tools)
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? ConfirmPassword { get; set; }

    protected override bool AsksForProof => true;

    protected override bool ProvesPassword => true;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // An empty field is no guess, and two new passwords that differ are no wish: nothing is counted.
        if (string.IsNullOrEmpty(CurrentPassword))
        {
            ModelState.AddModelError(nameof(CurrentPassword), Words["CurrentPasswordMissing"]);
        }

        if (string.IsNullOrEmpty(NewPassword))
        {
            ModelState.AddModelError(nameof(NewPassword), Words["NewPasswordMissing"]);
        }
        else if (NewPassword != ConfirmPassword)
        {
            ModelState.AddModelError(nameof(ConfirmPassword), Words["PasswordsDiffer"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var change = New<UpdatePassword>();
        var request = new UpdatePasswordRequest(
            PlainPassword.From(CurrentPassword!), PlainPassword.From(NewPassword!), await Tools.FindKnownBrowserAsync(HttpContext, Visitor));
        if (RefusalOf(await RunAsync(change, request)) is not { } refusal)
        {
            return Finish("profile", "Password");
        }

        if (refusal.Kind == RefusalKind.Unavailable)
        {
            Response.Headers.RetryAfter = "5";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        Tell(refusal, change);
        return Page();
    }

    private void Tell(Refusal refusal, UpdatePassword change)
    {
        switch (refusal.Code)
        {
            case PasswordProof.Wrong:
                ModelState.AddModelError(nameof(CurrentPassword), Words["CurrentPasswordWrong"]);
                break;
            case PasswordProof.TooMany:
                ModelState.AddModelError(nameof(CurrentPassword), Words["TooManyTries", WaitMinutes.Of(refusal.RetryAfter ?? TimeSpan.Zero)]);
                break;
            case var _ when change.Judgement is { } judged && Tools.PasswordWords.Of(judged).ToList() is { Count: > 0 } sentences:
                sentences.ForEach(sentence => ModelState.AddModelError(nameof(NewPassword), sentence));
                break;
            default:
                Problem = Words["ChangedMeanwhile"];
                break;
        }
    }
}
