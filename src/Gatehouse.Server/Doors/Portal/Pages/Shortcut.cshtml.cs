using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>Makes a link that opens the console in a role at a page of it. The link holds no secret: whoever follows it signs in as themselves.</summary>
internal sealed class ShortcutModel(PortalTools tools, PublicAddress address) : PortalPage(tools)
{
    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "destination")]
    public string? Destination { get; set; }

    /// <summary>Nothing until account and role are given.</summary>
    public string? Link { get; private set; }

    public void OnGet()
    {
        var asked = string.IsNullOrWhiteSpace(Destination) ? null : Destination.Trim();
        Destination = RoleChoice.DestinationOf(asked);
        if (asked is not null && asked != Destination)
        {
            ModelState.AddModelError("destination", Words["DestinationWrong"]);
        }
        else if (RoleChoice.Read(Account, Role) is { } choice)
        {
            Link = address.To($"{Visitor.Home}/console?account_id={choice.Account.Digits}&role_name={Uri.EscapeDataString(choice.Role)}&destination={Uri.EscapeDataString(Destination)}");
        }
        else if (Account is not null || Role is not null)
        {
            ModelState.AddModelError("account", Words["ShortcutWrong"]);
        }
    }
}
