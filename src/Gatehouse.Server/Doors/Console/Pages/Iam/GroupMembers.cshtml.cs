using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class GroupMembersModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => "members";

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<UserView> Members { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync(PolicyHolder.Groups) is { } gone)
        {
            return gone;
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostJoinAsync() =>
        await OpenAsync(PolicyHolder.Groups) is { } gone
            ? gone
            : await FinishAsync(
                await TryAsync(New<AddUserToGroup>(), new() { GroupName = Name, UserName = UserName?.Trim()! }), "Joined", LoadAsync, nameof(UserName));

    public async Task<IActionResult> OnPostLeaveAsync() =>
        await OpenAsync(PolicyHolder.Groups) is { } gone
            ? gone
            : await FinishAsync(await TryAsync(New<RemoveUserFromGroup>(), new() { GroupName = Name, UserName = UserName! }), "Left", LoadAsync);

    private async Task LoadAsync()
    {
        // Who may see the group may see its members: it is one operation.
        var group = await TryAsync(New<GetGroup>(), new() { GroupName = Name, Marker = Marker, MaxItems = ListView.PageLength });
        Members = group.Value?.Users ?? [];
        View = new(Address, null, group.Value?.Marker, !string.IsNullOrEmpty(Marker));
    }
}
