using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts.Contacts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class ChangeContactModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, GetAccountSettings get, PutContactInformation put)
    : ConsolePage(entrance, runner, texts)
{
    [BindProperty]
    public ContactInformation Contact { get; set; } = new();

    public async Task OnGetAsync() => Contact = (await ReadAsync(get, new())).Contact ?? new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (RefusalOf(await RunAsync(put, new(Contact))) is null)
        {
            return Finish("/console/account", "Contact");
        }

        var clean = Contact.Clean();
        foreach (var field in ContactRules.Primary.Where(each => !each.Fits(clean.Find(each.Name))))
        {
            Tell($"{nameof(Contact)}.{field.Name}", FieldWords.Misfit(field, clean.Find(field.Name), Words));
        }

        return Page();
    }
}
