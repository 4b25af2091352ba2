using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class CloseAccountModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, CloseAccount close, ClosedAccountOptions options)
    : ConsolePage(entrance, runner, texts)
{
    [BindProperty]
    public string? Confirmation { get; set; }

    public int DaysKept => Math.Max(1, (int)options.KeepClosed.TotalDays);

    protected override bool AsksForProof => true;

    public void OnGet()
    {
        // What the page says stands in the account and the settings.
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsMeant())
        {
            Tell(nameof(Confirmation), Words["CloseConfirmWrong"]);
            return Page();
        }

        // The page says already why the owner of the installation cannot; closed in another tab is what was wanted, too.
        if (RefusalOf(await RunAsync(close, new())) is { Code: CloseAccount.OwnsInstallation or ManagedMembers.Code } refusal)
        {
            Problem = refusal.Code == ManagedMembers.Code ? Words["CloseManagement"].Value : null;
            return Page();
        }

        Entrance.TakeBack(HttpContext);
        return Redirect("/account/closed");
    }

    /// <summary>The account's name as it is written, or its id in any spelling.</summary>
    private bool IsMeant() =>
        Confirmation?.Trim() == Visitor.Account.Name || (AccountId.TryRead(Confirmation, out var id) && id == Visitor.Account.Id);
}
