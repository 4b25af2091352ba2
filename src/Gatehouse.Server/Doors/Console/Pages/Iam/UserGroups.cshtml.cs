using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class UserGroupsModel(PageTools tools) : HolderPage(tools)
{
    private const int Most = 1000;

    public override string? Tab => "groups";

    [BindProperty]
    public string? GroupName { get; set; }

    public IReadOnlyList<GroupView> Groups { get; private set; } = [];

    public MissingPermission? GroupsMissing { get; private set; }

    /// <summary>The groups that the user is not in.</summary>
    public IReadOnlyList<GroupView> Choices { get; private set; } = [];

    public MissingPermission? ChoicesMissing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync(PolicyHolder.Users) is { } gone)
        {
            return gone;
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostJoinAsync() =>
        await OpenAsync(PolicyHolder.Users) is { } gone
            ? gone
            : await FinishAsync(await TryAsync(New<AddUserToGroup>(), new() { UserName = Name, GroupName = GroupName! }), "Joined", LoadAsync);

    public async Task<IActionResult> OnPostLeaveAsync() =>
        await OpenAsync(PolicyHolder.Users) is { } gone
            ? gone
            : await FinishAsync(await TryAsync(New<RemoveUserFromGroup>(), new() { UserName = Name, GroupName = GroupName! }), "Left", LoadAsync);

    private async Task LoadAsync()
    {
        var groups = await TryAsync(New<ListGroupsForUser>(), new() { UserName = Name, MaxItems = Most });
        (Groups, GroupsMissing) = (groups.Value?.Groups ?? [], groups.Missing);
        var all = await TryAsync(New<ListGroups>(), new() { MaxItems = Most });
        (Choices, ChoicesMissing) = ([.. (all.Value?.Groups ?? []).Where(each => !Groups.Any(group => group.GroupId == each.GroupId))], all.Missing);
    }
}
