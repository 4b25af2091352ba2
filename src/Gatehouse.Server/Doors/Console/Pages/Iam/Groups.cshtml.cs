using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class GroupsModel(PageTools tools) : IamPage(tools)
{
    /// <summary>An account has no more than 300: a search reads them all.</summary>
    private const int Most = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<GroupView> Rows { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Search = ListView.Clean(Search);
        var reply = await ReadPageAsync(Marker) ?? (await ReadPageAsync(null))!;
        Rows = [.. reply.Groups.Where(each => Search is null || each.GroupName.Contains(Search, StringComparison.OrdinalIgnoreCase))];
        View = new("/console/iam/groups", Search, reply.Marker, !string.IsNullOrEmpty(Marker));
    }

    /// <summary>Nothing for a mangled marker.</summary>
    private async Task<ListGroupsReply?> ReadPageAsync(string? marker) =>
        await RunAsync(New<ListGroups>(), new() { Marker = marker, MaxItems = Search is null ? ListView.PageLength : Most })
            is Foundation.Outcomes.Outcome<ListGroupsReply>.Done { Value: var reply } ? reply : null;
}
