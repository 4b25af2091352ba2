using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.SignIn.Pages;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>The open way in: an address, to be proved by a code.</summary>
internal sealed class StartModel(
    SignUpStart start, BrowserToken browser, RememberedSignIn remembered, NetworkLimits limits, IStringLocalizer<Texts> texts) : SignUpNameModel(texts)
{
    public SignUpBar Bar { get; private set; }

    /// <param name="invitation">Another spelling of the invitation link's address.</param>
    public IActionResult OnGet([FromQuery] string? invitation)
    {
        if (!string.IsNullOrEmpty(invitation))
        {
            return Redirect(People.Accounts.AccountLinks.InvitationPath(invitation));
        }

        Bar = start.FindBar(SignUpWay.Open);
        browser.Ensure(HttpContext);
        Email = remembered.TakeKept(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Bar = start.FindBar(SignUpWay.Open);
        if (Bar != SignUpBar.None)
        {
            return Page();
        }

        if (!limits.TryPass("sign-up", HttpContext))
        {
            return Rush();
        }

        var (email, name) = (ReadEmail(), ReadName());
        return email is null || name is null ? Page() : Follow(await start.BeginAsync(HttpContext, email, name));
    }
}
