using Gatehouse.Server.Foundation.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>What an IAM user can do about a forgotten password: ask. Whom, an account may say here to everybody.</summary>
internal sealed class ForgotIamPasswordModel(Database database) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    public string? Name { get; private set; }

    /// <summary>The account's own words, shown as text.</summary>
    public string? Help { get; private set; }

    public async Task OnGetAsync()
    {
        Name = AccountEntry.Read(Account);
        Help = Name is null ? null : await database.ReadAsync(db => AccountHelp.FindAsync(db, Name), HttpContext.RequestAborted);
    }
}
