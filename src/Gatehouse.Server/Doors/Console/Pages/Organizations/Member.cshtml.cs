using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Units;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>One account of the organization: where it stands, what hangs on it, and its end.</summary>
internal sealed class MemberModel(PageTools tools) : OrganizationPage(tools)
{
    [BindProperty]
    public string? Destination { get; set; }

    [BindProperty]
    public string? PolicyId { get; set; }

    [BindProperty]
    public string? Confirmation { get; set; }

    public AccountView Member { get; private set; } = null!;

    public TreePlace Parent { get; private set; } = null!;

    /// <summary>Where it could stand.</summary>
    public IReadOnlyList<TreePlace> Places { get; private set; } = [];

    public TargetPolicies Policies { get; private set; } = null!;

    public string Address => OrganizationLinks.ToAccount(Member.Id);

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? await ShowAsync();

    public Task<IActionResult> OnPostMoveAsync() => ChangeAsync(
        async () => Accept(await TryAsync(New<MoveAccount>(), new() { AccountId = Member.Id, SourceParentId = Parent.Id, DestinationParentId = Destination! })), "OrgAccountMoved");

    public Task<IActionResult> OnPostAttachAsync() => ChangeAsync(() => AttachAsync(Member.Id, PolicyId), "OrgPolicyAttached");

    public Task<IActionResult> OnPostDetachAsync() => ChangeAsync(() => DetachAsync(Member.Id, PolicyId), "OrgPolicyDetached");

    public Task<IActionResult> OnPostRemoveAsync() => ChangeAsync(
        async () => IsConfirmed() && Accept(await TryAsync(New<RemoveAccountFromOrganization>(), new() { AccountId = Member.Id })), "OrgAccountRemoved", OrganizationLinks.Tree);

    public Task<IActionResult> OnPostCloseAsync() => ChangeAsync(
        async () => IsConfirmed() && Accept(await TryAsync(New<CloseAccount>(), new() { AccountId = Member.Id })), "OrgAccountClosed");

    private bool IsConfirmed()
    {
        if (Confirmation?.Trim() == Member.Id)
        {
            return true;
        }

        Tell(nameof(Confirmation), Words["OrgMismatch"]);
        return false;
    }

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

        var (root, id) = (await ReadTreeAsync(), RouteData.Values["id"] as string ?? "");
        if ((await TryAsync(New<DescribeAccount>(), new() { AccountId = id })).Value is not { } found)
        {
            return NotFound();
        }

        Member = found.Account;
        Places = [.. root.All()];
        var path = Member.Paths[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        Parent = Places.First(place => place.Id == path[^2]);
        return null;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Policies = await FindPoliciesAsync(Member.Id, Address);
        return Page();
    }
}
