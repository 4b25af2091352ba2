using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>A role's description and how long its sessions may last.</summary>
internal sealed class RoleSettingsModel(PageTools tools) : HolderPage(tools)
{
    private const int Hour = 3600;

    public override string? Tab => "settings";

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public int Hours { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync(PolicyHolder.Roles) is { } gone)
        {
            return gone;
        }

        Description = Facts?.Description;
        Hours = (Facts?.SessionSeconds ?? Hour) / Hour;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync(PolicyHolder.Roles) is { } gone)
        {
            return gone;
        }

        var answer = await TryAsync(
            New<UpdateRole>(), new() { RoleName = Name, Description = Description?.Trim() ?? "", MaxSessionDuration = Math.Clamp(Hours, 1, 12) * Hour });
        return Accept(answer) ? Finish(Address, "RoleSaved") : Page();
    }
}
