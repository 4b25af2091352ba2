using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class EnterEmailCodeModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, GetAccountSettings get, AcceptPrimaryEmailUpdate accept)
    : ConsolePage(entrance, runner, texts)
{
    public string Email { get; private set; } = "";

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() => await FindEmailAsync() ? Page() : Redirect("/console/account/email");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindEmailAsync())
        {
            // Finished in another tab, or never begun.
            return Redirect("/console/account");
        }

        if (string.IsNullOrWhiteSpace(Code))
        {
            Tell(nameof(Code), Words["CodeMissing"]);
            return Page();
        }

        if (RefusalOf(await RunAsync(accept, new(Email, Code))) is not { } refusal)
        {
            return Finish("/console/account", "Email");
        }

        switch (refusal.Code)
        {
            case AcceptPrimaryEmailUpdate.WrongCode:
                Tell(nameof(Code), Words["CodeWrong"]);
                break;
            case AcceptPrimaryEmailUpdate.Taken:
                Problem = Words["EmailTaken"];
                break;
            default:
                Tell(nameof(Code), Words["CodeDead"]);
                break;
        }

        return Page();
    }

    private async Task<bool> FindEmailAsync()
    {
        Email = (await ReadAsync(get, new())).PendingEmail ?? "";
        return Email.Length > 0;
    }
}
