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

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>The path to go to afterwards; anything that is not a path of ours counts as none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Why the person is here again; names a text.</summary>
    public string? Again { get; private set; }

    public bool IamChosen => Kind == "iam";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? again)
    {
        if (again is null && await sessions.FindAsync(HttpContext) is not null)
        {
            return Redirect(LocalPath.Or(Return, UserKindRules.Of(UserKind.Root).Console));
        }

        browser.Ensure(HttpContext);
        Again = again switch
        {
            "expired" => "Expired",
            "form" => "Form",
            "cookies" => "Cookies",
            _ => null,
        };
        var last = remembered.Find(HttpContext);
        Email = remembered.TakeKept(HttpContext) ?? last?.Identifier;
        Remember = last?.Identifier is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (IamChosen)
        {
            return Page();
        }

        if (!EmailAddress.TryRead(Email, out var email))
        {
            ModelState.AddModelError(nameof(Email), texts[string.IsNullOrWhiteSpace(Email) ? "EmailMissing" : "EmailWrong"]);
            return Page();
        }

        var returnTo = LocalPath.Or(Return, UserKindRules.Of(UserKind.Root).Console);
        return Redirect(PromptRoutes.For(await flow.BeginAsync(HttpContext, UserKind.Root, email, returnTo, Remember)));
    }
}
