using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class RolesModel(PageTools tools) : IamPage(tools)
{
    /// <summary>As many as an account may have: a search reads them all.</summary>
    private const int Most = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<RoleItem> Rows { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Search = ListView.Clean(Search);
        var reply = await ReadPageAsync(Marker) ?? (await ReadPageAsync(null))!;
        Rows = [.. reply.Roles.Where(each => Search is null || each.RoleName.Contains(Search, StringComparison.OrdinalIgnoreCase))];
        View = new("/console/iam/roles", Search, reply.Marker, !string.IsNullOrEmpty(Marker));
    }

    /// <summary>Nothing for a mangled marker.</summary>
    private async Task<ListRolesReply?> ReadPageAsync(string? marker) =>
        await RunAsync(New<ListRoles>(), new() { Marker = marker, MaxItems = Search is null ? ListView.PageLength : Most })
            is Foundation.Outcomes.Outcome<ListRolesReply>.Done { Value: var reply } ? reply : null;
}
