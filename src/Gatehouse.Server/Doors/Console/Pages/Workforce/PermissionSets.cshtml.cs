using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

internal sealed class PermissionSetsModel(PageTools tools) : WorkforcePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<PermissionSet> Rows { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        if (await FindInstanceAsync())
        {
            var reply = await ReadPageAsync(Marker) ?? (await ReadPageAsync(null))!;
            Rows = reply.Sets;
            View = new(WorkforceLinks.Sets, null, reply.NextToken, !string.IsNullOrEmpty(Marker));
        }
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (Accept(await TryAsync(New<CreateInstance>(), new())))
        {
            return Finish(WorkforceLinks.Sets, "DirectoryOpened");
        }

        await OnGetAsync();
        return Page();
    }

    /// <summary>Nothing for a mangled marker.</summary>
    private async Task<ListSetsByNameReply?> ReadPageAsync(string? marker) =>
        await RunAsync(New<ListSetsByName>(), new() { InstanceArn = InstanceArn, NextToken = marker, MaxResults = ListView.PageLength })
            is Outcome<ListSetsByNameReply>.Done { Value: var reply } ? reply : null;
}
