using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>A workforce user's forgotten password. Whatever the name is, the answer is the same page.</summary>
internal sealed class PortalForgotModel(
    ForgottenPasswordFlow flow,
    SignInFlow signIn,
    Database database,
    SecurityChecks checks,
    SignInOptions options,
    MailReadiness mail,
    NetworkLimits limits,
    RememberedSignIn remembered,
    IStringLocalizer<Texts> texts) : CheckedPageModel(checks, options)
{
    private const int LongestUserName = 128;

    [BindProperty]
    public string? UserName { get; set; }

    public WorkforceDirectory? Directory { get; private set; }

    public string Name { get; private set; } = "";

    public string? Again { get; private set; }

    public bool CanSend => mail.CanSend;

    /// <param name="attempt">The sign-in in which the password was not known: it has the name.</param>
    public async Task<IActionResult> OnGetAsync(string portal, [FromQuery] string? attempt, [FromQuery] string? again)
    {
        if (!await FindAsync(portal))
        {
            return Redirect("/start");
        }

        Again = AgainText.For(again);
        UserName = remembered.TakeKept(HttpContext) ?? (await signIn.FindAsync(HttpContext, attempt))?.Attempt.Identifier;
        return await ShowFormAsync();
    }

    public async Task<IActionResult> OnPostAsync(string portal)
    {
        if (!await FindAsync(portal))
        {
            return Redirect("/start");
        }

        if (!CanSend || Refresh is not null)
        {
            return await ShowFormAsync();
        }

        if (!limits.TryPass("password-recovery", HttpContext))
        {
            return TooMany();
        }

        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), texts["UsernameMissing"]);
            return await ShowFormAsync();
        }

        if (!await PassesCheckAsync())
        {
            ModelState.AddModelError(nameof(ChallengeAnswer), texts["ChallengeWrong"]);
            return await ShowFormAsync();
        }

        await flow.AskAsync(Directory!, SignInLookup.AskableName(UserName.Trim(), LongestUserName), HttpContext);
        return Redirect(Addresses.OfPortal(Name) + "/forgot-password/sent");
    }

    private async Task<bool> FindAsync(string portal)
    {
        Name = PortalEntry.Read(portal) ?? "";
        Directory = Name.Length == 0 ? null : await database.ReadAsync(db => WorkforceDirectoryStore.FindByAddressAsync(db, Name), HttpContext.RequestAborted);
        return Directory is not null;
    }

    private async Task<IActionResult> ShowFormAsync()
    {
        if (CanSend)
        {
            return await ShowAsync();
        }

        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
