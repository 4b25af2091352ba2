using Gatehouse.Protocols.Mail;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>The first page: what kind of user, and which name.</summary>
internal sealed class IdentifyModel(
    SignInFlow flow, BrowserToken browser, BrowserSessions sessions, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>An IAM user's account, as people give it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>The path to go to afterwards; anything that is not a path of ours counts as none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Why the person is here again; names a text.</summary>
    public string? Again { get; private set; }

    public bool IamChosen => Kind == "iam";

    /// <param name="other">Somebody who is here, or was here last, wants to sign in as somebody else.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery] string? again, [FromQuery] string? other)
    {
        var last = remembered.Find(HttpContext);
        if (again is null && Account is null && other is null)
        {
            if (await sessions.FindAsync(HttpContext) is { AccountId: not null })
            {
                return Redirect(LocalPath.Or(Return, UserKindRules.Of(UserKind.Root).Console));
            }

            // Nobody who has a console is current, but somebody is still signed in: whoever it is says so themselves.
            if ((await sessions.FindAllInBrowserAsync(HttpContext)).Any(static each => each.AccountId is not null))
            {
                return Redirect("/sessions" + (Return is null ? "" : "?return=" + Uri.EscapeDataString(LocalPath.Or(Return, "/console"))));
            }

            if (last?.Preferred is { } preferred)
            {
                return Redirect(Addresses.OfAccount(preferred, Return));
            }
        }

        if (Account is not null)
        {
            return FindAccount();
        }

        browser.Ensure(HttpContext);
        Again = AgainTexts.For(again);
        Email = remembered.TakeKept(HttpContext) ?? last?.Identifier;
        Remember = last?.Identifier is not null;
        Account = last?.Account;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (IamChosen)
        {
            return FindAccount();
        }

        ModelState.Remove(nameof(Account));
        if (!EmailAddress.TryRead(Email, out var email))
        {
            ModelState.AddModelError(nameof(Email), texts[string.IsNullOrWhiteSpace(Email) ? "EmailMissing" : "EmailWrong"]);
            return Page();
        }

        var returnTo = LocalPath.Or(Return, UserKindRules.Of(UserKind.Root).Console);
        return Redirect(PromptRoutes.For(await flow.BeginAsync(HttpContext, email, returnTo, Remember)));
    }

    /// <summary>Leads to the account's own page, whether there is such an account or not.</summary>
    private IActionResult FindAccount()
    {
        if (PortalEntry.IsUnmistakable(Account))
        {
            // A workforce user at the wrong page: their own is known by what they typed.
            return Redirect(Addresses.OfPortal(PortalEntry.Read(Account)!));
        }

        if (AccountEntry.Read(Account) is { } name)
        {
            return Redirect(Addresses.OfAccount(name, Return) + (Return is null ? "?" : "&") + "other=1");
        }

        browser.Ensure(HttpContext);
        Kind = "iam";
        ModelState.AddModelError(nameof(Account), texts[string.IsNullOrWhiteSpace(Account) ? "AccountMissing" : "AccountWrong"]);
        return Page();
    }
}
