using System.Text.Json;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Groups;
using Gatehouse.Server.People.Directory.Memberships;
using Gatehouse.Server.People.Directory.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>One group and who is in it. What a provider keeps is locked.</summary>
internal sealed class PeopleGroupModel(PageTools tools) : DirectoryPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? UserId { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Confirmation { get; set; }

    public DirectoryGroup Group { get; private set; } = null!;

    public IReadOnlyList<DirectoryUser> People { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public string Address => DirectoryLinks.Group(Id);

    public bool IsProvisioned => Group.ManagedBy == DirectoryUser.ByScim;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        (DisplayName, Description) = (Group.DisplayName, Group.Description);
        return Page();
    }

    public Task<IActionResult> OnPostJoinAsync() => ChangeAsync("DirJoined", async () =>
    {
        var found = await TryAsync(New<ListUsers>(), new()
        {
            IdentityStoreId = StoreId,
            Filters = [new() { AttributePath = "UserName", AttributeValue = UserName?.Trim() ?? "" }],
        });
        if (found.Value is { Users: [] })
        {
            Tell(nameof(UserName), Words["DirNobody"]);
            return false;
        }

        return Done(found, nameof(UserName))
            && Done(await TryAsync(New<CreateGroupMembership>(), new() { IdentityStoreId = StoreId, GroupId = Id, MemberId = new() { UserId = found.Value!.Users[0].UserId } }), nameof(UserName));
    });

    public Task<IActionResult> OnPostLeaveAsync() => ChangeAsync("DirLeft", async () =>
    {
        var found = await TryAsync(New<GetGroupMembershipId>(), new() { IdentityStoreId = StoreId, GroupId = Id, MemberId = new() { UserId = UserId! } });
        return Done(found) && Done(await TryAsync(New<DeleteGroupMembership>(), new() { IdentityStoreId = StoreId, MembershipId = found.Value!.MembershipId }));
    });

    public Task<IActionResult> OnPostSaveAsync() => ChangeAsync(
        "DirGroupSaved",
        async () => Done(
            await TryAsync(New<UpdateGroup>(), new()
            {
                IdentityStoreId = StoreId,
                GroupId = Id,
                Operations = [Set("displayName", DisplayName), Set("description", Description)],
            }),
            nameof(DisplayName)));

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Confirmation?.Trim() != Group.DisplayName)
        {
            Tell(nameof(Confirmation), Words["DeleteConfirmWrong"]);
        }
        else if (Done(await TryAsync(New<DeleteGroup>(), new() { IdentityStoreId = StoreId, GroupId = Id })))
        {
            return Finish(DirectoryLinks.Groups, "DirGroupDeleted");
        }

        (DisplayName, Description) = (Group.DisplayName, Group.Description);
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(string done, Func<Task<bool>> change)
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        // The console leaves alone what a provider keeps; the API, where somebody asks for it by name, does not.
        if (!IsProvisioned && await change())
        {
            return Finish(Address, done);
        }

        (DisplayName, Description) = (DisplayName ?? Group.DisplayName, Description ?? Group.Description);
        return Page();
    }

    private async Task<IActionResult?> OpenAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        var answer = await TryAsync(New<ListGroupPeople>(), new() { GroupId = Id, After = string.IsNullOrEmpty(Marker) ? null : Marker, Count = ListView.PageLength });
        if (answer.Missing is { } missing)
        {
            throw new PermissionMissingException(missing);
        }

        if (answer.Value is not { } reply)
        {
            return NotFound();
        }

        (Group, People) = (reply.Group, reply.People);
        View = new(Address, null, reply.Next, !string.IsNullOrEmpty(Marker));
        return null;
    }

    private static AttributeOperation Set(string path, string? text) => new()
    {
        AttributePath = path,
        AttributeValue = text?.Trim() is { Length: > 0 } value ? JsonSerializer.SerializeToElement(value) : null,
    };
}
