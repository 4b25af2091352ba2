using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>What checks the passwords of a directory's people, and what a change of it would do to them. docs/adr/0012 says why it is so.</summary>
internal sealed class SourceModel(PageTools tools) : DirectoryPage(tools)
{
    public async Task<IActionResult> OnGetAsync() => await FindStoreAsync() ? Page() : Redirect(DirectoryLinks.Directory);
}
