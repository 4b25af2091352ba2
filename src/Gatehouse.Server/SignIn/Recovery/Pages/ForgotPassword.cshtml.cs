using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>Asks for the address of a forgotten password. Whatever it is, the answer is the same page.</summary>
internal sealed class ForgotPasswordModel(
    ForgottenPasswordFlow flow,
    SecurityChecks checks,
    SignInOptions options,
    MailReadiness mail,
    NetworkLimits limits,
    RememberedSignIn remembered,
    IStringLocalizer<Texts> texts) : CheckedPageModel(checks, options)
{
    /// <summary>Why the person is here again; names a text.</summary>
    public string? Again { get; private set; }

    public bool CanSend => mail.CanSend;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? again)
    {
        if (!CanSend)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        Again = AgainText.For(again);
        Email = remembered.TakeKept(HttpContext) ?? remembered.Find(HttpContext)?.Identifier;
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanSend)
        {
            return await OnGetAsync(null);
        }

        if (!limits.TryPass("password-recovery", HttpContext))
        {
            return TooMany();
        }

        if (Refresh is not null)
        {
            return await ShowAsync();
        }

        if (ReadEmail(texts["EmailMissing"], texts["EmailWrong"]) is not { } email)
        {
            return await ShowAsync();
        }

        if (!await PassesCheckAsync())
        {
            ModelState.AddModelError(nameof(ChallengeAnswer), texts["ChallengeWrong"]);
            return await ShowAsync();
        }

        await flow.AskAsync(email, HttpContext);
        return Redirect("/forgot-password/sent");
    }
}
