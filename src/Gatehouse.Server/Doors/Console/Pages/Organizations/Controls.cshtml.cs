using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>The service control policies of the organization, and whether they bind at all.</summary>
internal sealed class ControlsModel(PageTools tools) : OrganizationPage(tools)
{
    private RootView root = null!;

    public IReadOnlyList<PolicySummary> Rows { get; private set; } = [];

    public bool IsOn => root.PolicyTypes.Any(static type => type.Type == PolicyTypes.ServiceControl);

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public Task<IActionResult> OnPostOnAsync() => ChangeAsync(
        async () => Accept(await TryAsync(New<EnablePolicyType>(), new() { RootId = root.Id, PolicyType = PolicyTypes.ServiceControl })), "OrgPoliciesOn");

    public Task<IActionResult> OnPostOffAsync() => ChangeAsync(
        async () => Accept(await TryAsync(New<DisablePolicyType>(), new() { RootId = root.Id, PolicyType = PolicyTypes.ServiceControl })), "OrgPoliciesOff");

    private async Task<IActionResult> ChangeAsync(Func<Task<bool>> change, string done) =>
        await OpenAsync() is { } gone ? gone
        : await change() ? Finish(OrganizationLinks.Policies, done)
        : Page();

    private async Task<IActionResult?> OpenAsync()
    {
        if (!await FindManagedAsync())
        {
            return Redirect(OrganizationLinks.Tree);
        }

        root = (await ReadAsync(New<ListRoots>(), new())).Roots[0];
        Rows = await FindControlsAsync();
        return null;
    }
}
