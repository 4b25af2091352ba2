using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// Ends a session of this browser: the current one, the named one, or all. Only a post with our own form's token does it: a foreign page
/// cannot sign people out. Whoever acts in a role is signed out as themselves, too.
/// </summary>
internal sealed class SignOutModel(Database database, BrowserSessions sessions, IdentityNames names, AuditTrail audit) : PageModel
{
    /// <summary>Who would be signed out; nobody when it is done.</summary>
    public Identity? Current { get; private set; }

    public bool Done { get; private set; }

    /// <summary>Who else is signed in in this browser.</summary>
    public IReadOnlyList<Identity> Others { get; private set; } = [];

    /// <summary>Where a page that asked for the sign-out goes on; anything that is not a path of ours counts as none.</summary>
    [BindProperty]
    public string? Return { get; set; }

    /// <summary>Which session, by its public id; nothing for the current one.</summary>
    [BindProperty]
    public string? SessionId { get; set; }

    [BindProperty]
    public bool Everybody { get; set; }

    public async Task OnGetAsync()
    {
        var current = await sessions.FindAsync(HttpContext);
        Done = current is null;
        var identities = await names.FindAsync(await sessions.FindAllInBrowserAsync(HttpContext), HttpContext.RequestAborted);
        Current = identities.FirstOrDefault(each => each.Session.Id == current?.Id);
        Others = [.. identities.Where(each => each.Session.Id != current?.Id && each.Session.Id != current?.BaseId)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var current = await sessions.FindAsync(HttpContext);
        var here = await sessions.FindAllInBrowserAsync(HttpContext);
        var named = Everybody ? here : [.. here.Where(each => each.Id == (SessionId ?? current?.Id))];
        var ended = named.Select(each => here.First(other => other.Id == (each.BaseId ?? each.Id))).Distinct().ToList();
        if (ended.Count > 0)
        {
            await database.WriteAsync(async db =>
            {
                foreach (var session in ended)
                {
                    await BrowserSessions.EndAsync(db, session.Owner, session.Id);
                    await audit.AppendAsync(db, await TellAsync(db, session));
                }
            });
        }

        if (current is null || ended.Exists(each => each.Id == current.Id || each.Id == current.BaseId))
        {
            sessions.TakeBack(HttpContext);
        }

        // A browser that goes Back after this must not see what it had kept.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect(LocalPath.Or(Return, "/signout"));
    }

    private async Task<AuditEvent> TellAsync(DbSession db, Session session) => new()
    {
        EventName = "Logout",
        EventSource = "signin.amazonaws.com",
        EventType = "AwsConsoleSignIn",
        RecipientAccountId = session.AccountId?.Digits,
        UserIdentity = await AuditIdentities.FindAsync(db, session),
        ResponseElements = new JsonObject { ["Logout"] = "Success" },
        Origin = RequestOrigins.Of(HttpContext),
    };
}
