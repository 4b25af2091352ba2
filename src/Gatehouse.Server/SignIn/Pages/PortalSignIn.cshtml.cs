using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>The first page of a directory's portal: which name. It answers alike whether anybody has it or not.</summary>
internal sealed class PortalSignInModel(
    SignInFlow flow, BrowserToken browser, PortalSessions portals, Database database, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>The path to go to afterwards; anything that is not a path of ours counts as none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Nothing where there is no such portal.</summary>
    public WorkforceDirectory? Directory { get; private set; }

    /// <summary>The id or subdomain in the address of this page.</summary>
    public string Name { get; private set; } = "";

    public string? Again { get; private set; }

    private string Goal => LocalPath.Or(Return, Addresses.OfPortal(Name) + "/accounts");

    /// <param name="other">Somebody who is here wants to sign in as somebody else.</param>
    public async Task<IActionResult> OnGetAsync(string portal, [FromQuery] string? again, [FromQuery] string? other)
    {
        if (PortalEntry.Read(portal) is { } name && name != portal)
        {
            return Redirect(Addresses.OfPortal(name) + Request.QueryString);
        }

        if (!await FindAsync(portal))
        {
            return Page();
        }

        if (again is null && other is null && await portals.FindAsync(HttpContext, Directory!) is not null)
        {
            return Redirect(Goal);
        }

        browser.Ensure(HttpContext);
        Again = AgainTexts.For(again);
        var last = remembered.Find(HttpContext)?.Portal;
        var isHere = last?.Directory == Directory!.Id;
        UserName = remembered.TakeKept(HttpContext) ?? (isHere ? last!.UserName : null);
        Remember = isHere && last!.UserName is not null;
        Tidy();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string portal)
    {
        if (!await FindAsync(portal))
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(UserName))
        {
            ModelState.AddModelError(nameof(UserName), texts["UsernameMissing"]);
            Tidy();
            return Page();
        }

        return Redirect(PromptRoutes.For(await flow.BeginAsync(HttpContext, Directory!, Name, UserName.Trim(), Goal, Remember)));
    }

    private async Task<bool> FindAsync(string portal)
    {
        Name = PortalEntry.Read(portal) ?? "";
        Directory = Name.Length == 0 ? null : await database.ReadAsync(db => WorkforceDirectoryStore.FindByAddressAsync(db, Name), HttpContext.RequestAborted);
        if (Directory is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Directory is not null;
    }

    private void Tidy()
    {
        Return = Return is null ? null : Goal;
        ModelState.Remove(nameof(Return));
    }
}
