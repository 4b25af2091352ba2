using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Console.Pages;

/// <summary>Where the link in a letter to a former root e-mail leads. Opening it looks; only its button takes the change back.</summary>
internal sealed class EmailUndoModel(OperationRunner runner, FindEmailUndo find, UndoPrimaryEmailUpdate undo, NetworkLimits limits) : PageModel
{
    private const string Limit = "email-undo";

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? DoneKey { get; set; }

    public bool IsDone => DoneKey == "restored" && string.IsNullOrEmpty(Token);

    public bool IsTaken { get; private set; }

    public FindEmailUndoReply Link { get; private set; } = new(LinkState.Unknown, null, null, null);

    private Caller Caller => Caller.Nobody(RequestOrigins.Of(HttpContext));

    public async Task<IActionResult> OnGetAsync()
    {
        if (!limits.TryPass(Limit, HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!limits.TryPass(Limit, HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var outcome = await runner.RunAsync(undo, new EmailUndoRequest(Token ?? ""), Caller, HttpContext.RequestAborted);
        if (outcome is not Outcome<Nothing>.Refused { Refusal.Code: var code })
        {
            return Redirect("/account/email-undo?done=restored");
        }

        IsTaken = code == UndoPrimaryEmailUpdate.Taken;
        return await ShowAsync();
    }

    private async Task<PageResult> ShowAsync()
    {
        if (!IsDone && await runner.RunAsync(find, new EmailUndoRequest(Token ?? ""), Caller, HttpContext.RequestAborted) is Outcome<FindEmailUndoReply>.Done { Value: var link })
        {
            Link = link;
        }

        return Page();
    }
}
