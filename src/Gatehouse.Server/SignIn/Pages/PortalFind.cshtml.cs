using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>For whoever comes without their portal's address: it is read in any form, or known from this browser's sessions.</summary>
internal sealed class PortalFindModel(PortalSessions portals, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>Where this browser is signed in.</summary>
    public IReadOnlyList<WorkforceDirectory> Portals { get; private set; } = [];

    public async Task OnGetAsync() => Portals = await portals.FindPortalsAsync(HttpContext);

    public async Task<IActionResult> OnPostAsync()
    {
        if (PortalEntry.Read(Address) is { } portal)
        {
            return Redirect(Addresses.OfPortal(portal));
        }

        ModelState.AddModelError(nameof(Address), texts[string.IsNullOrWhiteSpace(Address) ? "PortalAddressMissing" : "PortalAddressWrong"]);
        await OnGetAsync();
        return Page();
    }
}
