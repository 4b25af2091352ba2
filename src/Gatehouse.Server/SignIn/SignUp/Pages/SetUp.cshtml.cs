using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>The way in by the link at the server's terminal: the first account, which owns the installation.</summary>
internal sealed class SetUpModel(
    SignUpStart start, BrowserToken browser, NetworkLimits limits, MailReadiness mail, IStringLocalizer<Texts> texts) : SignUpNameModel(texts)
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public LinkState State { get; private set; }

    public bool CanSendMail => mail.CanSend;

    public async Task<IActionResult> OnGetAsync()
    {
        browser.Ensure(HttpContext);
        Show((await start.FindLinkAsync(SignUpWay.SetUp, Token)).State);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!limits.TryPass("sign-up", HttpContext))
        {
            return Rush();
        }

        Show((await start.FindLinkAsync(SignUpWay.SetUp, Token)).State);
        if (State != LinkState.Usable)
        {
            return Page();
        }

        var (email, name) = (ReadEmail(), ReadName());
        if (email is null || name is null)
        {
            return Page();
        }

        var answer = await start.BeginByLinkAsync(HttpContext, SignUpWay.SetUp, Token, email, name);
        if (answer is not SignUpStartAnswer.LinkGone { State: var state })
        {
            return Follow(answer);
        }

        Show(state);
        return Page();
    }

    private void Show(LinkState state)
    {
        State = state;
        Response.StatusCode = state switch
        {
            LinkState.Usable => StatusCodes.Status200OK,
            LinkState.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
    }
}
