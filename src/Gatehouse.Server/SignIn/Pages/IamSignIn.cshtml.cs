using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>An account's own sign-in page. It looks the same for every id and alias, whether there is such an account or not.</summary>
internal sealed class IamSignInModel(
    SignInFlow flow,
    BrowserToken browser,
    BrowserSessions sessions,
    Database database,
    RememberedSignIn remembered,
    SecurityChecks checks,
    IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    [BindProperty]
    public string? ChallengeId { get; set; }

    [BindProperty]
    public string? ChallengeAnswer { get; set; }

    [BindProperty]
    public string? Refresh { get; set; }

    /// <summary>The path to go to afterwards; anything that is not a path of ours counts as none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The id or alias in the address of this page.</summary>
    public string Name { get; private set; } = "";

    public string? Again { get; private set; }

    public string? Problem { get; private set; }

    private string Goal => LocalPath.Or(Return, UserKindRules.Of(UserKind.Iam).Console);

    public async Task<IActionResult> OnGetAsync(string account, [FromQuery] string? again, [FromQuery] string? other)
    {
        if (AccountEntry.Read(account) is not { } name)
        {
            return Redirect("/signin?account=" + Uri.EscapeDataString(account.Length > 100 ? account[..100] : account));
        }

        if (name != account)
        {
            return Redirect(Addresses.OfAccount(name, Return));
        }

        if (again is null && other is null && await IsSignedInToAsync(name))
        {
            return Redirect(Goal);
        }

        browser.Ensure(HttpContext);
        Again = AgainTexts.For(again);
        Account = Name = name;
        UserName = remembered.TakeKept(HttpContext);
        var last = remembered.Find(HttpContext);
        Remember = last is { RememberAccount: true } && last.Account == name;
        var isKnownHere = last is { Kind: UserKind.Iam } && last.Account == name;
        await ShowAsync(await flow.IsChallengeDueAsync(HttpContext, isKnownHere));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string account)
    {
        Name = AccountEntry.Read(Account) ?? AccountEntry.Read(account) ?? "";
        if (Refresh is not null)
        {
            await ShowAsync(true);
            return Page();
        }

        if (!JudgeFields(out var name))
        {
            await ShowAsync(ChallengeId is not null);
            return Page();
        }

        var answer = await flow.SignInAsync(HttpContext, name, UserName!.Trim(), Goal, Remember, PostsOf());
        switch (answer)
        {
            case SignInAnswer.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case SignInAnswer.Next { View: { Prompt: Prompt.AskChallenge or Prompt.AskPassword } view }:
                Tell(view);
                await ShowAsync(view.Prompt == Prompt.AskChallenge);
                return Page();
            case SignInAnswer.Next { View: var view }:
                if (view.Prompt == Prompt.Done)
                {
                    remembered.Remember(HttpContext, view.Attempt);
                }

                return Redirect(PromptRoutes.For(view));
            default:
                return Redirect(Addresses.OfAccount(name, Return));
        }
    }

    private List<SignInPost> PostsOf()
    {
        var posts = new List<SignInPost>();
        if (ChallengeId is not null)
        {
            posts.Add(new SignInPost.Challenge(ChallengeId, ChallengeAnswer));
        }

        posts.Add(new SignInPost.Password(PlainPassword.From(Password!)));
        return posts;
    }

    /// <summary>An empty field is no guess: nothing is counted.</summary>
    private bool JudgeFields(out string name)
    {
        name = AccountEntry.Read(Account) ?? "";
        if (name.Length == 0)
        {
            ModelState.AddModelError(nameof(Account), texts[string.IsNullOrWhiteSpace(Account) ? "AccountMissing" : "AccountWrong"]);
        }

        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), texts["IamUserNameMissing"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), texts["PasswordMissing"]);
        }

        return ModelState.IsValid;
    }

    private void Tell(SignInView view)
    {
        switch (view.Notice)
        {
            case SignInNotice.NoMatch { Wait: var wait }:
                Problem = texts["IamNoMatch", WaitMinutes.Of(wait)];
                break;
            case SignInNotice.ChallengeWrong:
                ModelState.AddModelError(nameof(ChallengeAnswer), texts["ChallengeWrong"]);
                break;
            default:
                // The check was not on the page that was sent: the password is asked for once more, with it.
                Problem = texts["ChallengeNow"];
                break;
        }
    }

    /// <summary>Each check gets one answer, so a page that is shown again shows another one.</summary>
    private async Task ShowAsync(bool challenge)
    {
        ChallengeId = challenge ? await checks.IssueAsync(HttpContext.RequestAborted) : null;
        ModelState.Remove(nameof(ChallengeId));
        Return = Return is null ? null : LocalPath.Or(Return, "/console");
        ModelState.Remove(nameof(Return));
    }

    private async Task<bool> IsSignedInToAsync(string name) =>
        await sessions.FindAsync(HttpContext) is { AccountId: { } id }
        && await database.ReadAsync(db => AccountStore.FindAsync(db, id), HttpContext.RequestAborted) is { } account
        && (account.Id.Digits == name || account.Alias == name);
}
