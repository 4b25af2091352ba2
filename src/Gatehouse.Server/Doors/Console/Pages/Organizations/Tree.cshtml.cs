using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Units;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>The organization as a tree; for a member what it belongs to, and for a lone account how to begin.</summary>
internal sealed class TreeModel(PageTools tools) : OrganizationPage(tools)
{
    [BindProperty]
    public string? Confirmation { get; set; }

    /// <summary>Nothing for whoever may not see it.</summary>
    public TreePlace? Root { get; private set; }

    public bool IsWhole { get; private set; }

    public async Task OnGetAsync()
    {
        await FindOrganizationAsync();
        if (Organization is not null && (await AskAsync(New<ShowTree>(), new())).Value is { } tree)
        {
            (Root, IsWhole) = (tree.Root, tree.IsWhole);
        }
    }

    public async Task<IActionResult> OnPostFoundAsync() =>
        Accept(await TryAsync(New<CreateOrganization>(), new())) ? Finish(OrganizationLinks.Tree, "OrgFounded") : await ShowAsync();

    public Task<IActionResult> OnPostLeaveAsync() =>
        ConfirmAsync(async () => Accept(await TryAsync(New<LeaveOrganization>(), new())), "OrgLeft");

    public Task<IActionResult> OnPostDissolveAsync() =>
        ConfirmAsync(async () => Accept(await TryAsync(New<DeleteOrganization>(), new())), "OrgDissolved");

    private async Task<IActionResult> ConfirmAsync(Func<Task<bool>> change, string done)
    {
        await FindOrganizationAsync();
        if (Confirmation?.Trim() != Organization?.Id)
        {
            Tell(nameof(Confirmation), Words["OrgMismatch"]);
            return await ShowAsync();
        }

        return await change() ? Finish(OrganizationLinks.Tree, done) : await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        await OnGetAsync();
        return Page();
    }
}
