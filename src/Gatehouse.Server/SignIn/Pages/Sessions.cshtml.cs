using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Who to go on as, where a browser is signed in as several people.</summary>
internal sealed class SessionsModel(BrowserSessions sessions, IdentityNames names) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    [BindProperty]
    public string? SessionId { get; set; }

    public IReadOnlyList<Identity> Identities { get; private set; } = [];

    /// <summary>The chosen one has ended meanwhile.</summary>
    public bool IsGone { get; private set; }

    public bool MayAdd => Identities.Count(static each => each.Session.BaseId is null) < BrowserSessions.MostIdentities;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await sessions.SwitchAsync(HttpContext, SessionId))
        {
            return Redirect(await FindGoalAsync());
        }

        IsGone = true;
        return await ShowAsync();
    }

    /// <summary>Out of the role that this browser acts in.</summary>
    public async Task<IActionResult> OnPostBackAsync()
    {
        await sessions.SwitchBackAsync(HttpContext, "/console");
        return Redirect(await FindGoalAsync());
    }

    /// <summary>Where the one who is current now goes on.</summary>
    private async Task<string> FindGoalAsync() =>
        await sessions.FindAsync(HttpContext) is { } current && await names.FindAsync([current], HttpContext.RequestAborted) is [var identity]
            ? identity.GoTo(Return)
            : LocalPath.Or(Return, "/console");

    private async Task<IActionResult> ShowAsync()
    {
        Return = Return is null ? null : LocalPath.Or(Return, "/console");
        ModelState.Clear();
        Identities = await names.FindAsync(await sessions.FindAllInBrowserAsync(HttpContext), HttpContext.RequestAborted);
        return Identities.Count == 0 ? Redirect("/signin?other=1" + (Return is null ? "" : "&return=" + Uri.EscapeDataString(Return))) : Page();
    }
}
