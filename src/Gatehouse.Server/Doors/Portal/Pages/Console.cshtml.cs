using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>
/// Opens the console in a role. A shortcut link only shows which one: the person opens it by a button, so that a link from somebody else
/// makes nobody act in a role.
/// </summary>
internal sealed class ConsoleModel(PortalTools tools, RoleOpening opening) : PortalPage(tools)
{
    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Destination { get; set; }

    public RoleChoice? Choice { get; private set; }

    /// <summary>Why it does not open; names a text.</summary>
    public string? Refused { get; private set; }

    public IActionResult OnGet([FromQuery(Name = "account_id")] string? account, [FromQuery(Name = "role_name")] string? role, [FromQuery] string? destination)
    {
        Choice = RoleChoice.Read(account, role);
        Destination = RoleChoice.DestinationOf(destination);
        return Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Choice = RoleChoice.Read(Account, Role);
        Destination = RoleChoice.DestinationOf(Destination);
        if (Choice is null)
        {
            return Show();
        }

        var refusal = await opening.OpenConsoleAsync(HttpContext, Visitor, Choice.Account, Choice.Role, Destination);
        if (refusal is null)
        {
            return Redirect(Destination);
        }

        Refused = refusal.Kind == RefusalKind.NotFound ? "NotYet" : "NoAccess";
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Show();
    }

    private IActionResult Show()
    {
        ModelState.Clear();
        return Choice is null ? Redirect(Visitor.Home + "/accounts") : Page();
    }
}
