using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A page for one prompt: it shows the attempt, hands what was posted to the flow, and obeys the prompt that comes back.</summary>
internal abstract class SignInStepModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The pending attempt; its id is a secret of this browser.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Attempt { get; set; }

    /// <summary>Kept in the form, so that a sign-in that has run out can begin again with the name filled in.</summary>
    [BindProperty]
    public string? Identifier { get; set; }

    public SignInView View { get; private set; } = null!;

    /// <summary>A workforce user's portal, so that a sign-in that has run out begins again there.</summary>
    [BindProperty]
    public string? Portal { get; set; }

    /// <summary>Where a proof that got lost begins again: it stands in the address and in the forms, since the attempt is what got lost.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Again { get; set; }

    /// <summary>Whether somebody signed in proves once more who they are.</summary>
    public bool IsStepUp => View.Attempt.StepUpSession is not null;

    /// <summary>Where whoever gives up goes.</summary>
    public string CancelTo => View.Attempt switch
    {
        { Portal: { } portal } => Addresses.OfPortal(portal) + (IsStepUp ? "" : "?other=1"),
        { Kind: var kind } => IsStepUp ? UserKindRules.Of(kind).Console : "/signin?other=1",
    };

    protected abstract Prompt Shows { get; }

    protected IStringLocalizer<Texts> Words { get; } = texts;

    /// <summary>Where a sign-in that has run out begins again.</summary>
    protected virtual string Beginning => "/signin";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await flow.FindAsync(HttpContext, Attempt) is not { } view)
        {
            return await StartAgainAsync();
        }

        if (!SignInMachine.MayShow(Shows, view.Prompt) || !Fits(view))
        {
            return Redirect(PromptRoutes.For(view));
        }

        await ShowAsync(view);
        return Page();
    }

    protected async Task<IActionResult> SubmitAsync(SignInPost post)
    {
        switch (await flow.SubmitAsync(HttpContext, Attempt, post))
        {
            case SignInAnswer.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case SignInAnswer.Next { View: var view } when view.Prompt == Shows:
                await ShowAsync(view);
                return Page();
            case SignInAnswer.Next { View: var view }:
                // What was wrong is told on the page that comes next, too: a wrong password may lead to the security check.
                if (view is { Prompt: Prompt.Done, Attempt.StepUpSession: null })
                {
                    remembered.Remember(HttpContext, view.Attempt);
                }

                return Redirect(PromptRoutes.For(view));
            default:
                return await StartAgainAsync();
        }
    }

    /// <summary>Whether this page is the one for that kind of user.</summary>
    protected virtual bool Fits(SignInView view) => true;

    /// <summary>Reads what the page needs beside the attempt.</summary>
    protected virtual Task PrepareAsync(SignInView view) => Task.CompletedTask;

    /// <summary>The notice in words, under the field it belongs to, or above the form.</summary>
    protected virtual void Tell(SignInNotice notice)
    {
    }

    private async Task ShowAsync(SignInView view)
    {
        View = view;
        (Identifier, Again) = (view.Attempt.Identifier, PromptRoutes.BeginningOf(view.Attempt));
        ModelState.Remove(nameof(Identifier));
        ModelState.Remove(nameof(Again));
        await PrepareAsync(view);
        if (view.Notice is { } notice)
        {
            Tell(notice);
        }
    }

    private async Task<RedirectResult> StartAgainAsync()
    {
        // Back, a reload or a second tab after the end: it is done, and whoever it let in goes on.
        if (await flow.FindGoalAsync(HttpContext, Attempt) is { } goal)
        {
            return Redirect(goal);
        }

        if (PromptRoutes.IsBeginning(Again))
        {
            return Redirect(Again!);
        }

        remembered.Keep(HttpContext, Identifier);
        return Redirect((PortalEntry.Read(Portal) is { } portal ? Addresses.OfPortal(portal) : Beginning) + "?again=expired");
    }
}
