using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Units;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>The root or a unit: what stands in it and what hangs on it.</summary>
internal sealed class PlaceModel(PageTools tools) : OrganizationPage(tools)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public string? PolicyId { get; set; }

    public TreePlace Place { get; private set; } = null!;

    public bool IsRoot { get; private set; }

    public TargetPolicies Policies { get; private set; } = null!;

    public string Address => OrganizationLinks.ToPlace(Place.Id);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        NewName = Place.Name;
        return await ShowAsync();
    }

    public Task<IActionResult> OnPostCreateAsync() => ChangeAsync(
        async () => Accept(await TryAsync(New<CreateOrganizationalUnit>(), new() { ParentId = Place.Id, Name = Name?.Trim()! }), nameof(Name)), "OrgPlaceCreated");

    public Task<IActionResult> OnPostRenameAsync() => ChangeAsync(
        async () => Accept(await TryAsync(New<UpdateOrganizationalUnit>(), new() { OrganizationalUnitId = Place.Id, Name = NewName?.Trim() ?? "" }), nameof(NewName)),
        "OrgPlaceRenamed");

    public Task<IActionResult> OnPostAttachAsync() => ChangeAsync(() => AttachAsync(Place.Id, PolicyId), "OrgPolicyAttached");

    public Task<IActionResult> OnPostDetachAsync() => ChangeAsync(() => DetachAsync(Place.Id, PolicyId), "OrgPolicyDetached");

    public Task<IActionResult> OnPostDeleteAsync() => ChangeAsync(
        async () => Accept(await TryAsync(New<DeleteOrganizationalUnit>(), new() { OrganizationalUnitId = Place.Id })), "OrgPlaceDeleted", OrganizationLinks.Tree);

    private async Task<IActionResult> ChangeAsync(Func<Task<bool>> change, string done, string? next = null) =>
        await OpenAsync() is { } gone ? gone
        : await change() ? Finish(next ?? Address, done)
        : await ShowAsync();

    private async Task<IActionResult?> OpenAsync()
    {
        if (!await FindManagedAsync())
        {
            return Redirect(OrganizationLinks.Tree);
        }

        var (root, id) = (await ReadTreeAsync(), RouteData.Values["id"] as string);
        if (root.All().FirstOrDefault(place => place.Id == id) is not { } found)
        {
            return NotFound();
        }

        (Place, IsRoot) = (found, found.Id == root.Id);
        return null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Policies = await FindPoliciesAsync(Place.Id, Address);
        return Page();
    }
}
