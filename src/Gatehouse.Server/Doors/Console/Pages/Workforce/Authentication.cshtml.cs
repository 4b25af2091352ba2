using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>By what the people of a directory prove themselves as it is set, and where each part of it is changed.</summary>
internal sealed class AuthenticationModel(PageTools tools) : DirectoryPage(tools)
{
    public async Task<IActionResult> OnGetAsync() => await FindStoreAsync() ? Page() : Redirect(DirectoryLinks.Directory);
}
