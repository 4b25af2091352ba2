using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class ChangeAliasModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, CreateAccountAlias create, DeleteAccountAlias delete)
    : ConsolePage(entrance, runner, texts)
{
    [BindProperty]
    public string? AccountAlias { get; set; }

    public void OnGet() => AccountAlias = Visitor.Account.Alias;

    public async Task<IActionResult> OnPostAsync()
    {
        if (RefusalOf(await RunAsync(create, new(AccountAlias?.Trim() ?? ""))) is not { } refusal)
        {
            return Finish("/console/account", "Alias");
        }

        Tell(nameof(AccountAlias), Words[refusal.Code == CreateAccountAlias.Taken ? "AccountAliasTaken" : "AccountAliasInvalid"]);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (Visitor.Account.Alias is { } present)
        {
            await RunAsync(delete, new(present));
        }

        return Finish("/console/account", "AliasGone");
    }
}
