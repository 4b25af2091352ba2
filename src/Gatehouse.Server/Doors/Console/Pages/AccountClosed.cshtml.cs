using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Console.Pages;

/// <summary>What remains to be said to somebody who has no session any more.</summary>
internal sealed class AccountClosedModel : PageModel
{
    public void OnGet()
    {
        // The same for everybody.
    }
}
