using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>One of the pages about one permission set.</summary>
internal abstract class SetPage(PageTools tools) : WorkforcePage(tools)
{
    private static readonly string[] s_tabs = ["", "accounts", "tags", "settings"];

    /// <summary>Which page of them it is, as its address names it; nothing for the first.</summary>
    public abstract string? Tab { get; }

    public PermissionSetItem Set { get; private set; } = null!;

    public string SetId { get; private set; } = "";

    public string Address => WorkforceLinks.To(SetId, Tab);

    public IReadOnlyList<string> Tabs => s_tabs;

    /// <summary>Nothing when the page can be shown; otherwise the answer that there is no such permission set.</summary>
    protected async Task<IActionResult?> OpenAsync()
    {
        SetId = RouteData.Values["id"] as string ?? "";
        if (!await FindInstanceAsync())
        {
            return Redirect(WorkforceLinks.Sets);
        }

        var answer = await TryAsync(New<DescribePermissionSet>(), Of<DescribePermissionSetRequest>());
        if (answer.Missing is { } missing)
        {
            throw new PermissionMissingException(missing);
        }

        if (answer.Value is not { } found)
        {
            return NotFound();
        }

        Set = found.PermissionSet;
        ViewData["Title"] = Set.Name;
        return null;
    }

    /// <summary>Opens, changes, and leads back to the page when it was done; says why when it was not.</summary>
    protected async Task<IActionResult> ChangeAsync(Func<Task<Answer<Nothing>>> change, string done, string? field = null)
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Accept(await change(), field))
        {
            return Finish(Address, done);
        }

        await ShowAsync();
        return Page();
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task ShowAsync() => Task.CompletedTask;

    /// <summary>A request about this permission set.</summary>
    protected T Of<T>()
        where T : PermissionSetRequest, new() => new() { InstanceArn = InstanceArn, PermissionSetArn = PermissionSet.ArnOf(InstanceId, SetId) };
}
