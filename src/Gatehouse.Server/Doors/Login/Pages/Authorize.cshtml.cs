using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants;
using Gatehouse.Server.Doors.Browsers;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Login.Pages;

/// <summary>
/// Where <c>aws login</c> sends a browser. It never goes on by itself: the person sees who asks and chooses as whom, so that a
/// link from somebody else gives nothing away.
/// </summary>
internal sealed class AuthorizeModel(
    BrowserSessions sessions,
    IdentityNames names,
    Database database,
    OperationRunner runner,
    AuthorizeOAuth2Access operation,
    PublicAddress address,
    LoginOptions options,
    TimeProvider clock,
    IStringLocalizer<Texts> texts) : PageModel
{
    [FromQuery]
    public AuthorizeQuery Asked { get; set; } = new();

    [BindProperty]
    public string? SessionId { get; set; }

    [BindProperty]
    public bool Decline { get; set; }

    /// <summary>Nothing when the request names no client of ours, or an address that is not the client's.</summary>
    public LoginClient? Client { get; private set; }

    public IReadOnlyList<Identity> Identities { get; private set; } = [];

    /// <summary>Why the chosen identity may not.</summary>
    public string? Denied { get; private set; }

    /// <summary>The chosen session ended meanwhile.</summary>
    public bool IsGone { get; private set; }

    public bool IsRemote => Client == LoginClient.CrossDevice;

    public int Hours => (int)Math.Ceiling(options.RefreshFor.TotalHours);

    public string SignInAddress => "/signin?other=1&return=" + Uri.EscapeDataString(Here);

    private string Here => Request.Path.Value + Request.QueryString.Value;

    public async Task<IActionResult> OnGetAsync() => Judge() ?? await ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Judge() is { } wrong)
        {
            return wrong;
        }

        if (Decline)
        {
            return Redirect(Asked.Refuse("access_denied", texts["Declined"]));
        }

        var session = (await sessions.FindAllInBrowserAsync(HttpContext)).FirstOrDefault(each => each.Id == SessionId);
        var found = session is null
            ? null
            : await database.ReadAsync(db => BrowserCallers.FindAsync(db, session, RequestOrigins.Of(HttpContext), clock.GetUtcNow()), HttpContext.RequestAborted);
        if (found is not { } who)
        {
            IsGone = true;
            return await ShowAsync();
        }

        var outcome = await runner.RunAsync(
            operation, new(Client!.Id, Asked.RedirectUri!, Asked.CodeChallenge!, session!.ExpiresAt), who.Caller, HttpContext.RequestAborted);
        if (outcome is Outcome<AuthorizeOAuth2AccessReply>.Done { Value: var reply })
        {
            return Redirect(Asked.Answer(reply.Code));
        }

        Denied = (outcome as Outcome<AuthorizeOAuth2AccessReply>.Refused)?.Refusal.PublicText;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return await ShowAsync();
    }

    /// <summary>First the client and its address: only when both are known may anything be sent there, a refusal included.</summary>
    private IActionResult? Judge()
    {
        Client = Asked.FindClient(address.Origin);
        if (Client is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        PagePolicy.Of(HttpContext).LetFormsLeadTo(new(Asked.RedirectUri!));
        return Asked.FindProblem() is { } error ? Redirect(Asked.Refuse(error, "The request is not one that aws login makes.")) : null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        // Who has no account has nothing in the console: workforce users come by aws sso login.
        Identities = await names.FindAsync(
            [.. (await sessions.FindAllInBrowserAsync(HttpContext)).Where(static each => each.AccountId is not null)], HttpContext.RequestAborted);
        return Identities.Count == 0 ? Redirect("/signin?return=" + Uri.EscapeDataString(Here)) : Page();
    }
}
