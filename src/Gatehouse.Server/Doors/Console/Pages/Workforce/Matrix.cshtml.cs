using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>Who may be what in one account, and why: directly, or by which group.</summary>
internal sealed class MatrixModel(PageTools tools) : WorkforcePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public AccountChoice Choice { get; private set; } = null!;

    public ShowAccessMatrixReply Shown { get; private set; } = null!;

    public ListView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Search = ListView.Clean(Search);
        if (!await FindInstanceAsync())
        {
            return;
        }

        var accounts = await FindAccountsAsync();
        Choice = new(WorkforceLinks.Matrix, accounts, Choose(accounts, Account));
        Shown = await ReadPageAsync(Marker) ?? (await ReadPageAsync(null))!;
        View = new(WorkforceLinks.Matrix, Search, Shown.NextToken, !string.IsNullOrEmpty(Marker)) { Account = Choice.Chosen.Id.Digits };
    }

    /// <summary>Nothing for a mangled marker.</summary>
    private async Task<ShowAccessMatrixReply?> ReadPageAsync(string? marker) =>
        await RunAsync(
            New<ShowAccessMatrix>(),
            new() { InstanceArn = InstanceArn, AccountId = Choice.Chosen.Id.Digits, Search = Search, NextToken = marker, MaxResults = ListView.PageLength })
            is Outcome<ShowAccessMatrixReply>.Done { Value: var reply } ? reply : null;
}
