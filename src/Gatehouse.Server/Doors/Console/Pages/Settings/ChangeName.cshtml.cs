using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class ChangeNameModel(ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, PutAccountName put)
    : ConsolePage(entrance, runner, texts)
{
    [BindProperty]
    public string? AccountName { get; set; }

    public void OnGet() => AccountName = Visitor.Account.Name;

    public async Task<IActionResult> OnPostAsync()
    {
        if (RefusalOf(await RunAsync(put, new(AccountName ?? ""))) is null)
        {
            return Finish("/console/account", "Name");
        }

        Tell(nameof(AccountName), Words["AccountNameInvalid"]);
        return Page();
    }
}
