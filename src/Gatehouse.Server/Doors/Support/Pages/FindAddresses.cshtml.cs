using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.SignIn;
using Gatehouse.Server.SignIn.Challenges;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Support.Pages;

/// <summary>Mails somebody their sign-in addresses. Whatever the address, the answer is the same page.</summary>
internal sealed class FindAddressesModel(
    SupportDesk desk, SecurityChecks checks, SignInOptions signIn, MailReadiness mail, NetworkLimits limits, IStringLocalizer<Texts> texts)
    : CheckedPageModel(checks, signIn)
{
    public bool CanSend => mail.CanSend;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!CanSend)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanSend)
        {
            return await OnGetAsync();
        }

        if (!limits.TryPass("find-addresses", HttpContext))
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
            ModelState.AddModelError(nameof(ChallengeAnswer), texts["CheckWrong"]);
            return await ShowAsync();
        }

        await desk.SendAddressesAsync(email, HttpContext);
        return Redirect("/find-addresses/sent");
    }
}
