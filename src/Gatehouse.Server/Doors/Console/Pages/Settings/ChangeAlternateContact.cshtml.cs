using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts.Contacts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

internal sealed class ChangeAlternateContactModel(
    ConsoleEntrance entrance,
    OperationRunner runner,
    IStringLocalizer<Texts> texts,
    GetAccountSettings get,
    PutAlternateContact put,
    DeleteAlternateContact delete) : ConsolePage(entrance, runner, texts)
{
    /// <summary>From the address: billing, operations or security.</summary>
    [BindProperty(SupportsGet = true)]
    public string Type { get; set; } = "";

    [BindProperty]
    public AlternateContact Contact { get; set; } = new();

    public bool IsSet { get; private set; }

    /// <summary>As the account service writes it.</summary>
    public string Kind => Type.ToUpperInvariant();

    public async Task OnGetAsync()
    {
        if (await FindAsync() is { } present)
        {
            (Contact, IsSet) = (present, true);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var request = new PutAlternateContactRequest(Kind, Contact.Name, Contact.Title, Contact.EmailAddress, Contact.PhoneNumber);
        if (RefusalOf(await RunAsync(put, request)) is null)
        {
            return Finish("/console/account", "Alternate");
        }

        foreach (var field in ContactRules.Alternate.Where(each => !each.Fits(request.Contact.Find(each.Name))))
        {
            Tell($"{nameof(Contact)}.{field.Name}", FieldWords.Misfit(field, request.Contact.Find(field.Name), Words));
        }

        IsSet = await FindAsync() is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        await RunAsync(delete, new(Kind));
        return Finish("/console/account", "AlternateGone");
    }

    private async Task<AlternateContact?> FindAsync() => (await ReadAsync(get, new())).Alternates.FirstOrDefault(each => each.AlternateContactType == Kind);
}
