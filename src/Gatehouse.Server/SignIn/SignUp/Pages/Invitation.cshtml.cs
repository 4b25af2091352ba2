using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>The way in by a mailed link. Looking at it spends nothing: mail scanners open every link.</summary>
internal sealed class InvitationModel(SignUpStart start, BrowserToken browser, NetworkLimits limits, IStringLocalizer<Texts> texts) : SignUpNameModel(texts)
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public LinkState State { get; private set; }

    public SignUpBar Bar { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        browser.Ensure(HttpContext);
        await FindAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return Page();
        }

        if (!limits.TryPass("sign-up", HttpContext))
        {
            return Rush();
        }

        if (ReadName() is not { } name)
        {
            return Page();
        }

        var answer = await start.BeginByLinkAsync(HttpContext, SignUpWay.Invitation, Token, null, name);
        if (answer is not SignUpStartAnswer.LinkGone { State: var state })
        {
            return Follow(answer);
        }

        State = state;
        return Page();
    }

    private async Task<bool> FindAsync()
    {
        Bar = start.FindBar(SignUpWay.Invitation);
        (State, var email) = await start.FindLinkAsync(SignUpWay.Invitation, Token);

        // What the form says about the address does not count: the link was sent to this one.
        ModelState.Remove(nameof(Email));
        Email = email?.Text;
        Response.StatusCode = State switch
        {
            LinkState.Usable => StatusCodes.Status200OK,
            LinkState.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
        return State == LinkState.Usable && Bar == SignUpBar.None;
    }
}
