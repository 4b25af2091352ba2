using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class UsersModel(PageTools tools) : IamPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<UserView> Users { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Search = ListView.Clean(Search);
        var answer = await RunAsync(New<SearchUsers>(), new SearchUsersRequest { Part = Search, Marker = Marker, MaxItems = ListView.PageLength });
        if (RefusalOf(answer) is not null)
        {
            // A mangled marker opens the first page.
            return Redirect("/console/iam/users");
        }

        var reply = ((Foundation.Outcomes.Outcome<ListUsersReply>.Done)answer).Value;
        Users = reply.Users;
        View = new("/console/iam/users", Search, reply.Marker, !string.IsNullOrEmpty(Marker));
        return Page();
    }
}
