using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Ends the session of this browser. Only a post with our own form's token does it: a foreign page cannot sign people out.</summary>
internal sealed class SignOutModel(Database database, BrowserSessions sessions, AuditTrail audit) : PageModel
{
    public bool Done { get; private set; }

    /// <summary>Where a page that asked for the sign-out goes on; anything that is not a path of ours counts as none.</summary>
    [BindProperty]
    public string? Return { get; set; }

    public async Task OnGetAsync() => Done = await sessions.FindAsync(HttpContext) is null;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await sessions.FindAsync(HttpContext) is { } session)
        {
            await database.WriteAsync(async db =>
            {
                await BrowserSessions.EndAsync(db, session.Owner, session.Id);
                await audit.AppendAsync(db, new AuditEvent
                {
                    EventName = "Logout",
                    EventSource = "signin.amazonaws.com",
                    EventType = "AwsConsoleSignIn",
                    RecipientAccountId = session.AccountId?.Digits,
                    UserIdentity = new JsonObject { ["type"] = session.Kind, ["principalId"] = session.AccountId?.Digits, ["accountId"] = session.AccountId?.Digits },
                    ResponseElements = new JsonObject { ["Logout"] = "Success" },
                    Origin = RequestOrigins.Of(HttpContext),
                });
            });
        }

        sessions.TakeBack(HttpContext);

        // A browser that goes Back after this must not see what it had kept.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect(LocalPath.Or(Return, "/signout"));
    }
}
