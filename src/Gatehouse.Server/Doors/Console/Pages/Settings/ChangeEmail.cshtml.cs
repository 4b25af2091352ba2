using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts.RootEmail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class ChangeEmailModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, StartPrimaryEmailUpdate start)
    : ConsolePage(entrance, runner, texts)
{
    [BindProperty]
    public string? NewEmail { get; set; }

    protected override bool AsksForProof => true;

    public void OnGet()
    {
        // Nothing to read: the form starts empty.
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await RunAsync(start, new(NewEmail ?? ""));
        if (RefusalOf(outcome) is not { } refusal)
        {
            return Redirect("/console/account/email/code");
        }

        switch (refusal.Code)
        {
            case StartPrimaryEmailUpdate.Invalid:
                Tell(nameof(NewEmail), Words["EmailInvalid"]);
                break;
            case StartPrimaryEmailUpdate.Unchanged:
                Tell(nameof(NewEmail), Words["EmailUnchanged"]);
                break;
            case StartPrimaryEmailUpdate.TooSoon:
                Problem = Words["CodeTooSoon", Waits.Describe(Words, refusal.RetryAfter)];
                break;
            default:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Page();
    }
}
