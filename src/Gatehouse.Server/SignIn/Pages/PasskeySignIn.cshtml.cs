using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// Signs in by a passkey alone, whoever's it is. It shows nothing itself: the first pages of console, accounts and portals ask here for a question
/// and send the answer. What is refused leads back there with one text, so that nobody learns whose a passkey is.
/// </summary>
internal sealed class PasskeySignInModel(SignInFlow flow, PasskeyCheck check, BrowserToken browser, RememberedSignIn remembered, Database database) : PageModel
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The account whose page it was asked on. The passkey decides, whatever stands here.</summary>
    [BindProperty]
    public string? Account { get; set; }

    /// <summary>The portal whose page it was asked on. Only its own people sign in there, and only there.</summary>
    [BindProperty]
    public string? Portal { get; set; }

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
        var door = await FindDoorAsync();
        if (door is null && !string.IsNullOrEmpty(Portal))
        {
            return Redirect("/start");
        }

        var goal = LocalPath.Or(Return, door is null ? UserKindRules.Of(UserKind.Root).Console : Addresses.OfPortal(door.Name) + "/accounts");
        switch (await flow.SignInByPasskeyAsync(HttpContext, new SignInPost.Passkey(Token ?? "", Answer ?? ""), goal, door))
        {
            case SignInAnswer.Next { View: { Prompt: Prompt.Done } view }:
                // Nobody ticked a box here: what was remembered before stays remembered.
                remembered.Remember(HttpContext, view.Attempt with { RememberIdentifier = WasRemembered(view.Attempt) });
                return Redirect(PromptRoutes.For(view));
            case SignInAnswer.Next { View: { Prompt: not Prompt.AskIdentifier } view }:
                return Redirect(PromptRoutes.For(view));
            default:
                var page = door is not null ? Addresses.OfPortal(door.Name) : AccountEntry.Read(Account) is { } name ? "/signin/" + name : "/signin";
                return Redirect(page + "?again=passkey");
        }
    }

    private async Task<PortalDoor?> FindDoorAsync() =>
        PortalEntry.Read(Portal) is { } name
        && await database.ReadAsync(db => WorkforceDirectoryStore.FindByAddressAsync(db, name), HttpContext.RequestAborted) is { } directory
            ? new(directory, name)
            : null;

    private bool WasRemembered(SignInAttempt attempt) => remembered.Find(HttpContext) is { } last && attempt.Kind switch
    {
        UserKind.Iam => last.RememberAccount && last.Account == attempt.AccountName,
        UserKind.Workforce => last.Portal is { UserName: { } known, Directory: var place } && known == attempt.Identifier && place == attempt.DirectoryId,
        _ => last.Identifier == attempt.Identifier,
    };
}
