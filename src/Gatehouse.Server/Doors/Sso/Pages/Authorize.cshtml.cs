using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Sso.Pages;

/// <summary>
/// Where <c>aws sso login</c> sends a browser. It never goes on by itself: the person reads what is asked and by whom, so that a link
/// from somebody else gives nothing away.
/// </summary>
internal sealed class AuthorizeModel(
    Database database, PortalVisitors visitors, OperationRunner runner, AuthorizeClient operation, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [FromQuery]
    public AuthorizeQuery Asked { get; set; } = new();

    [BindProperty]
    public string? SessionId { get; set; }

    [BindProperty]
    public bool Decline { get; set; }

    /// <summary>Nothing when the request names no client, or an address that is not the client's.</summary>
    public SsoClient? Client { get; private set; }

    public WorkforceDirectory Directory { get; private set; } = null!;

    public IReadOnlyList<PortalVisitor> Visitors { get; private set; } = [];

    /// <summary>The chosen session ended meanwhile.</summary>
    public bool IsGone { get; private set; }

    public IReadOnlyList<string> Scopes => Asked.AskedOf(Client!);

    public string SignInAddress => PortalVisitors.SignInAddress(Directory, Here, another: true);

    private string Here => Request.Path.Value + Request.QueryString.Value;

    public async Task<IActionResult> OnGetAsync() => await JudgeAsync() ?? await ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await JudgeAsync() is { } wrong)
        {
            return wrong;
        }

        if (Decline)
        {
            return Redirect(Asked.Refuse("access_denied", texts["Declined"]));
        }

        if ((await visitors.FindAsync(HttpContext, Directory)).FirstOrDefault(each => each.Session.Id == SessionId) is not { } visitor)
        {
            IsGone = true;
            return await ShowAsync();
        }

        var request = new AuthorizeClientRequest(Client!.Id, Asked.RedirectUri!, Asked.CodeChallenge!, Scopes, visitor.Session.ExpiresAt);
        return await runner.RunAsync(operation, request, visitor.ToCaller(HttpContext), HttpContext.RequestAborted) is Outcome<AuthorizeClientReply>.Done { Value: var reply }
            ? Redirect(Asked.Answer(reply.Code))
            : Redirect(Asked.Refuse("access_denied", texts["NotLetIn"]));
    }

    /// <summary>First the client and its address: only when both are known may anything be sent there, a refusal included.</summary>
    private async Task<IActionResult?> JudgeAsync()
    {
        var found = Asked.ClientId is not { Length: > 0 } id ? null : await database.ReadAsync(
            async db => await SsoClients.FindAsync(db, id, clock.GetUtcNow()) is { DirectoryId: { } directory } client
                && client.GrantTypes.Contains(SsoGrantTypes.AuthorizationCode)
                && client.Accepts(Asked.RedirectUri)
                && await WorkforceDirectoryStore.FindAsync(db, directory) is { } home
                    ? new Known(client, home)
                    : null,
            HttpContext.RequestAborted);
        if (found is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        (Client, Directory) = (found.Client, found.Directory);
        PagePolicy.Of(HttpContext).LetFormsLeadTo(new(Asked.RedirectUri!));
        return Asked.FindProblem(Client) is { } error ? Redirect(Asked.Refuse(error, "The request is not one that aws sso login makes.")) : null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Visitors = await visitors.FindAsync(HttpContext, Directory);
        return Visitors.Count == 0 ? Redirect(PortalVisitors.SignInAddress(Directory, Here)) : Page();
    }

    private sealed record Known(SsoClient Client, WorkforceDirectory Directory);
}
