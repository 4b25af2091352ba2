using Gatehouse.Server.Access;
using Gatehouse.Server.Doors.Console.Outbox;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Outcomes;
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

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Visitor.Account.OwnsInstallation)
        {
            return NotFound();
        }

        State = States.FirstOrDefault(each => each == State);
        Letters = (await ReadAsync(list, new(State, Most))).Letters;
        return Page();
    }

    public async Task<IActionResult> OnPostRetryAsync() =>
        await RunAsync(retry, new(Id ?? "")) is Outcome<Nothing>.Refused { Refusal.Kind: RefusalKind.Forbidden }
            ? NotFound()
            : Finish("/console/installation/mail", "Retry");
}
