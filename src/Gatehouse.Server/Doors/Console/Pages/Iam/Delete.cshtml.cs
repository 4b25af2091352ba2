using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.People.Users.LoginProfiles;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>Deletes a user, group or role whose name was typed. Nothing that hangs on it is taken away by the way: it is named, with its page.</summary>
internal sealed class DeleteModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => "delete";

    [BindProperty]
    public string? Confirmation { get; set; }

    public List<(string Text, string Link)> InTheWay { get; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Confirmation?.Trim() != Name)
        {
            Tell(nameof(Confirmation), Words["DeleteConfirmWrong"]);
        }
        else if (Accept(await Holder.DeleteAsync()))
        {
            return Finish("/console/iam/" + Holder.Kind, Holder.Kind switch
            {
                PolicyHolder.Users => "UserDeleted",
                PolicyHolder.Groups => "GroupDeleted",
                _ => "RoleDeleted",
            });
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        if ((await Holder.ListAttachedAsync()).Value is { Count: > 0 } attached)
        {
            Add(Words["WayAttached", attached.Count], null);
        }

        if ((await Holder.ListInlineAsync()).Value is { Count: > 0 } inline)
        {
            Add(Words["WayInline", inline.Count], null);
        }

        switch (Holder.Kind)
        {
            case PolicyHolder.Users:
                await LoadOfUserAsync();
                break;
            case PolicyHolder.Groups when (await TryAsync(New<GetGroup>(), new() { GroupName = Name, MaxItems = 1 })).Value is { Users.Count: > 0 }:
                Add(Words["WayMembers"], "members");
                break;
        }
    }

    private async Task LoadOfUserAsync()
    {
        if ((await TryAsync(New<GetLoginProfile>(), new() { UserName = Name })).Value is not null)
        {
            Add(Words["WayPassword"], "credentials");
        }

        if ((await TryAsync(New<ListAccessKeys>(), new() { UserName = Name })).Value is { AccessKeyMetadata: { Count: > 0 } keys })
        {
            Add(Words["WayKeys", keys.Count], "credentials");
        }

        if ((await TryAsync(New<ListMFADevices>(), new() { UserName = Name })).Value is { MFADevices: { Count: > 0 } devices })
        {
            Add(Words["WayDevices", devices.Count], "credentials");
        }

        if ((await TryAsync(New<ListGroupsForUser>(), new() { UserName = Name })).Value is { Groups: { Count: > 0 } groups })
        {
            Add(Words["WayGroups", groups.Count], "groups");
        }
    }

    private void Add(string text, string? tab) => InTheWay.Add((text, IamLinks.To(Holder.Kind, Name, tab)));
}
