using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>The accounts that have a role of a permission set, and whether it is in step.</summary>
internal sealed class SetAccountsModel(PageTools tools) : SetPage(tools)
{
    private const int Most = 100;

    public override string? Tab => "accounts";

    public IReadOnlyList<string> Accounts { get; private set; } = [];

    public IReadOnlyList<string> Behind { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        var answer = await TryAsync(New<ProvisionPermissionSet>(), Of<ProvisionPermissionSetRequest>() with { TargetType = TargetTypes.AllProvisioned });
        if (Accept(answer))
        {
            Problem = answer.Value!.PermissionSetProvisioningStatus.FailureReason;
            if (Problem is null)
            {
                return Finish(Address, "SetProvisioned");
            }
        }

        await ShowAsync();
        return Page();
    }

    protected override async Task ShowAsync()
    {
        Accounts = await FindAsync(null);
        Behind = await FindAsync(ProvisioningSteps.Behind);
    }

    private async Task<IReadOnlyList<string>> FindAsync(string? status) =>
        (await ReadAsync(
            New<ListAccountsForProvisionedPermissionSet>(),
            Of<ListAccountsForProvisionedPermissionSetRequest>() with { ProvisioningStatus = status, MaxResults = Most })).AccountIds;
}
