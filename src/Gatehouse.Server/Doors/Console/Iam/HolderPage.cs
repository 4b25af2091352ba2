using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>One of the pages about one user, group or role.</summary>
internal abstract class HolderPage(PageTools tools) : IamPage(tools)
{
    /// <summary>Which page of them it is, as its address names it; nothing for the first.</summary>
    public abstract string? Tab { get; }

    public PolicyHolder Holder { get; private set; } = null!;

    /// <summary>Nothing when the visitor may not see them.</summary>
    public HolderFacts? Facts { get; private set; }

    public PublicAddress PublicAddress => New<PublicAddress>();

    public MissingPermission? FactsMissing { get; private set; }

    public string Name => Facts?.Name ?? Holder.Name;

    public string Address => IamLinks.To(Holder.Kind, Name, Tab);

    /// <summary>The pages of its kind: their names in addresses, the first one empty.</summary>
    public IReadOnlyList<string> Tabs => Holder.Kind switch
    {
        PolicyHolder.Users => ["", "groups", "tags", "credentials", "rename"],
        PolicyHolder.Groups => ["", "members", "rename"],
        _ => ["", "trust", "tags", "settings"],
    };

    /// <summary>Nothing when the page can be shown; otherwise the answer that there is no such principal.</summary>
    /// <param name="kind">Nothing where the address says it.</param>
    protected async Task<IActionResult?> OpenAsync(string? kind = null)
    {
        if (PolicyHolder.Find(this, kind ?? RouteData.Values["kind"] as string, RouteData.Values["name"] as string) is not { } holder)
        {
            return NotFound();
        }

        Holder = holder;
        var answer = await holder.FindAsync();
        (Facts, FactsMissing) = (answer.Value, answer.Missing);
        ViewData["Title"] = Name;
        return answer.Refusal is null || answer.Missing is not null ? null : NotFound();
    }

    /// <summary>Leads back to the page when it was done, and says why when it was not.</summary>
    protected async Task<IActionResult> FinishAsync(Answer<Nothing> answer, string done, Func<Task> show, string? field = null)
    {
        if (Accept(answer, field))
        {
            return Finish(Address, done);
        }

        await show();
        return Page();
    }
}
