using System.Xml;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>A permission set's description, the length of its sessions, where the console opens, and its end.</summary>
internal sealed class SetSettingsModel(PageTools tools) : SetPage(tools)
{
    public override string? Tab => "settings";

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public int Hours { get; set; }

    [BindProperty]
    public string? RelayState { get; set; }

    [BindProperty]
    public string? Confirmation { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => ChangeAsync(
        () => TryAsync(New<UpdatePermissionSet>(), Of<UpdatePermissionSetRequest>() with
        {
            Description = Description?.Trim() is { Length: > 0 } text ? text : null,
            SessionDuration = NewPermissionSetModel.DurationOf(Hours),
            RelayState = RelayState?.Trim() is { Length: > 0 } relay ? relay : null,
        }),
        "SetSaved");

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Confirmation?.Trim() != Set.Name)
        {
            Tell(nameof(Confirmation), Words["DeleteMismatch"]);
        }
        else
        {
            var answer = await TryAsync(New<DeletePermissionSet>(), Of<DeletePermissionSetRequest>());
            if (answer.Refusal is { Code: "EntityAlreadyExists" })
            {
                Problem = Words["SetInUse"];
            }
            else if (Accept(answer))
            {
                return Finish(WorkforceLinks.Sets, "SetDeleted");
            }
        }

        Fill();
        return Page();
    }

    private void Fill() =>
        (Description, RelayState, Hours) = (Set.Description, Set.RelayState, (int)Math.Ceiling(XmlConvert.ToTimeSpan(Set.SessionDuration).TotalHours));
}
