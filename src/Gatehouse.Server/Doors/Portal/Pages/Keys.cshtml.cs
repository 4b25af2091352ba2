using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>Short-term keys of a role, shown to whoever asked for them by a form and kept nowhere in the clear.</summary>
internal sealed class KeysModel(PortalTools tools, RoleOpening opening, PublicAddress address, PlaceOptions place) : PortalPage(tools)
{
    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    public RoleChoice Choice { get; private set; } = null!;

    public Credentials? Keys { get; private set; }

    /// <summary>Why there are none; names a text.</summary>
    public string? Refused { get; private set; }

    public string Region => place.Region;

    public string StartUrl => Visitor.Directory.StartUrl;

    public string Profile => KeyForms.Profile(Visitor.Directory, Choice, Region, address.To("").TrimEnd('/'));

    public IActionResult OnGet() => Redirect(Visitor.Home + "/accounts");

    public async Task<IActionResult> OnPostAsync()
    {
        if (RoleChoice.Read(Account, Role) is not { } choice)
        {
            return OnGet();
        }

        Choice = choice;
        switch (await opening.GetKeysAsync(Visitor, choice.Account, choice.Role))
        {
            case Outcome<RoleSession>.Done { Value.Credentials: var keys }:
                Keys = keys;
                break;
            case Outcome<RoleSession>.Refused { Refusal: var refusal }:
                Refused = refusal.Kind == RefusalKind.NotFound ? "NotYet" : "NoAccess";
                Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
        }

        return Page();
    }
}
