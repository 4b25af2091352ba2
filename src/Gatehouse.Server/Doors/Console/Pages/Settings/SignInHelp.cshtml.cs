using Gatehouse.Server.People.Users.SignInHelp;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

/// <summary>Whom an IAM user asks who forgot the password.</summary>
internal sealed class SignInHelpModel(PageTools tools, GetSignInHelp get, PutSignInHelp put) : ConsolePage(tools.Entrance, tools.Runner, tools.Texts)
{
    [BindProperty]
    public string? Help { get; set; }

    public async Task OnGetAsync() => Help = (await ReadAsync(get, new(Visitor.Account.Id.Digits))).Help;

    public async Task<IActionResult> OnPostAsync()
    {
        Help = Help?.ReplaceLineEndings("\n");
        if (RefusalOf(await RunAsync(put, new(Help))) is null)
        {
            return Finish("/console/account", "SignInHelp");
        }

        Tell(nameof(Help), Words["SignInHelpInvalid", PutSignInHelp.MostCharacters]);
        return Page();
    }
}
