using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// Signs in by a passkey alone, whoever's it is. It shows nothing itself: the first page and the accounts' pages ask here for a question
/// and send the answer. What is refused leads back there with one text, so that nobody learns whose a passkey is.
/// </summary>
internal sealed class PasskeySignInModel(SignInFlow flow, PasskeyCheck check, BrowserToken browser, RememberedSignIn remembered) : PageModel
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The account whose page it was asked on. The passkey decides, whatever stands here.</summary>
    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? Return { get; set; }

    public IActionResult OnGet() => Redirect("/signin");

    /// <summary>A question that this browser alone may answer, as long as it lasts. Nothing is stored.</summary>
    public async Task<IActionResult> OnGetOptionsAsync()
    {
        var started = await check.StartAsync(null, passwordless: true, browser.Ensure(HttpContext), HttpContext.RequestAborted);
        return Content($$"""{"options":{{started.OptionsJson}},"token":"{{started.Token}}"}""", "application/json");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var goal = LocalPath.Or(Return, UserKindRules.Of(UserKind.Root).Console);
        switch (await flow.SignInByPasskeyAsync(HttpContext, new SignInPost.Passkey(Token ?? "", Answer ?? ""), goal))
        {
            case SignInAnswer.Next { View: { Prompt: Prompt.Done } view }:
                // Nobody ticked a box here: what was remembered before stays remembered.
                remembered.Remember(HttpContext, view.Attempt with { RememberIdentifier = WasRemembered(view.Attempt) });
                return Redirect(PromptRoutes.For(view));
            case SignInAnswer.Next { View: { Prompt: not Prompt.AskIdentifier } view }:
                return Redirect(PromptRoutes.For(view));
            default:
                return Redirect(AccountEntry.Read(Account) is { } name ? $"/signin/{name}?again=passkey" : "/signin?again=passkey");
        }
    }

    private bool WasRemembered(SignInAttempt attempt) =>
        remembered.Find(HttpContext) is { } last
        && (attempt.Kind == UserKind.Iam ? last.RememberAccount && last.Account == attempt.AccountName : last.Identifier == attempt.Identifier);
}
