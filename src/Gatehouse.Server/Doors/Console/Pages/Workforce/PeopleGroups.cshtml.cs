using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>The groups of the directory in the order of their names.</summary>
internal sealed class PeopleGroupsModel(PageTools tools) : DirectoryPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    public IReadOnlyList<DirectoryGroup> Groups { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindStoreAsync() ? await LoadAsync() : Redirect(DirectoryLinks.Directory);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        var answer = await TryAsync(New<CreateGroup>(), new()
        {
            IdentityStoreId = StoreId,
            DisplayName = DisplayName?.Trim() is { Length: > 0 } name ? name : null,
            Description = Description?.Trim() is { Length: > 0 } text ? text : null,
        });
        return Done(answer, nameof(DisplayName)) ? Finish(DirectoryLinks.Group(answer.Value!.GroupId), "Created") : await LoadAsync();
    }

    private async Task<IActionResult> LoadAsync()
    {
        Search = ListView.Clean(Search);
        var answer = await RunAsync(New<SearchDirectoryGroups>(), new() { Beginning = Search, After = string.IsNullOrEmpty(Marker) ? null : Marker, Count = ListView.PageLength });
        if (answer is not Foundation.Outcomes.Outcome<SearchDirectoryGroupsReply>.Done { Value: var reply })
        {
            // A mangled marker opens the first page.
            return Redirect(DirectoryLinks.Groups);
        }

        Groups = reply.Groups;
        View = new(DirectoryLinks.Groups, Search, reply.Next, !string.IsNullOrEmpty(Marker));
        return Page();
    }
}
