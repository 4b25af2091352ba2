using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>A page for one prompt: it shows the attempt, hands what was posted to the flow, and obeys the prompt that comes back.</summary>
internal abstract class SignUpStepModel(SignUpFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The pending attempt; its id is a secret of this browser.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Attempt { get; set; }

    /// <summary>Kept in the form, so that a sign-up that has run out can begin again with the address filled in.</summary>
    [BindProperty]
    public string? Identifier { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Again { get; set; }

    public SignUpView View { get; private set; } = null!;

    protected abstract SignUpPrompt Shows { get; }

    protected IStringLocalizer<Texts> Words { get; } = texts;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await flow.FindAsync(HttpContext, Attempt) is not { } view)
        {
            return StartAgain();
        }

        if (view.Prompt != Shows)
        {
            return Redirect(SignUpRoutes.For(view, Again));
        }

        await ShowAsync(view);
        return Page();
    }

    protected async Task<IActionResult> SubmitAsync(SignUpPost post)
    {
        switch (await flow.SubmitAsync(HttpContext, Attempt, post))
        {
            case SignUpAnswer.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case SignUpAnswer.Next { View: var view } when view.Prompt == Shows:
                await ShowAsync(view);
                return Page();
            case SignUpAnswer.Next { View: var view }:
                return Redirect(SignUpRoutes.For(view));
            default:
                return StartAgain();
        }
    }

    /// <summary>Reads what the page needs beside the attempt.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>The notice in words, under the field it belongs to, or above the form.</summary>
    protected virtual void Tell(SignUpNotice notice)
    {
    }

    private async Task ShowAsync(SignUpView view)
    {
        View = view;
        Identifier = view.Attempt.Email;
        ModelState.Remove(nameof(Identifier));
        await PrepareAsync();
        if (view.Notice is { } notice)
        {
            Tell(notice);
        }
    }

    private RedirectResult StartAgain()
    {
        remembered.Keep(HttpContext, Identifier);
        return Redirect("/signup?again=expired");
    }
}
