using Gatehouse.Server.Access;
using Gatehouse.Server.Doors.Console.Outbox;
using Gatehouse.Server.Foundation.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

/// <summary>For the account that owns the installation; for all others there is nothing at this address.</summary>
internal sealed class MailOutboxModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, ListLetters list, RetryLetter retry)
    : ConsolePage(entrance, runner, texts)
{
    private const int Most = 200;

    public static IReadOnlyList<string> States { get; } = [MailState.Queued, MailState.Sent, MailState.Kept, MailState.Failed];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty]
    public string? Id { get; set; }

    public IReadOnlyList<MailRow> Letters { get; private set; } = [];

    /// <summary>To everybody else the page is not there.</summary>
    private bool IsOwner => Visitor is { IsRoot: true, Account.OwnsInstallation: true };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsOwner)
        {
            return NotFound();
        }

        State = States.FirstOrDefault(each => each == State);
        Letters = (await ReadAsync(list, new(State, Most))).Letters;
        return Page();
    }

    public async Task<IActionResult> OnPostRetryAsync()
    {
        if (!IsOwner)
        {
            return NotFound();
        }

        // Otherwise it went meanwhile, or is being tried: the list shows which.
        return RefusalOf(await RunAsync(retry, new(Id ?? ""))) is null
            ? Finish("/console/installation/mail", "Retry")
            : Redirect("/console/installation/mail");
    }
}
