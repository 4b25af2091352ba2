using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>The people of the directory in the order of their names.</summary>
internal sealed class PeopleModel(PageTools tools) : DirectoryPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<DirectoryUser> People { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        Search = ListView.Clean(Search);
        var answer = await RunAsync(New<SearchDirectoryUsers>(), new() { Beginning = Search, After = string.IsNullOrEmpty(Marker) ? null : Marker, Count = ListView.PageLength });
        if (answer is not Foundation.Outcomes.Outcome<SearchDirectoryUsersReply>.Done { Value: var reply })
        {
            // A mangled marker opens the first page.
            return Redirect(DirectoryLinks.People);
        }

        People = reply.Users;
        View = new(DirectoryLinks.People, Search, reply.Next, !string.IsNullOrEmpty(Marker));
        return Page();
    }
}
