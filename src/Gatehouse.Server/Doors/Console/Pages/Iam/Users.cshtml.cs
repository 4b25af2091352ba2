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

    public IReadOnlyList<FoundUser> Users { get; private set; } = [];

    /// <summary>One of <see cref="Kinds"/>; nothing for all users.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public static IReadOnlyList<string> Kinds { get; } = ["", "mfa", "no-mfa"];

    public ListView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Search = ListView.Clean(Search);
        Kind = Kinds.FirstOrDefault(each => each.Length > 0 && each == Kind);
        bool? withMfa = Kind is null ? null : Kind == "mfa";
        var answer = await RunAsync(New<SearchUsers>(), new SearchUsersRequest { Part = Search, HasMFADevice = withMfa, Marker = Marker, MaxItems = ListView.PageLength });
        if (RefusalOf(answer) is not null)
        {
            // A mangled marker opens the first page.
            return Redirect("/console/iam/users");
        }

        var reply = ((Foundation.Outcomes.Outcome<SearchUsersReply>.Done)answer).Value;
        Users = reply.Users;
        View = new("/console/iam/users", Search, reply.Marker, !string.IsNullOrEmpty(Marker), Kind);
        return Page();
    }
}
