using Gatehouse.Policies.Model;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Policies;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>One service control policy: its text, where it hangs, and its end.</summary>
internal sealed class ControlModel(PageTools tools) : OrganizationPage(tools)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? PolicyDocument { get; set; }

    public PolicyView Policy { get; private set; } = null!;

    /// <summary>The first of them; lists of places show the others.</summary>
    public IReadOnlyList<PolicyTargetSummary> Targets { get; private set; } = [];

    public string Address => OrganizationLinks.ToPolicy(Policy.PolicySummary.Id);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        (Name, Description, PolicyDocument) = (Policy.PolicySummary.Name, Policy.PolicySummary.Description, PolicyFault.Lay(Policy.Content));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Identity, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return Page();
        }

        var answer = await TryAsync(New<UpdatePolicy>(), new()
        {
            PolicyId = Policy.PolicySummary.Id, Name = Name?.Trim() ?? "", Description = Description?.Trim() ?? "", Content = PolicyDocument,
        });
        return Accept(answer, answer.Refusal?.Code == "DuplicatePolicyException" ? nameof(Name) : null) ? Finish(Address, "OrgPolicySaved") : Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Accept(await TryAsync(New<DeletePolicy>(), new() { PolicyId = Policy.PolicySummary.Id })))
        {
            return Finish(OrganizationLinks.Policies, "OrgPolicyDeleted");
        }

        (Name, Description, PolicyDocument) = (Policy.PolicySummary.Name, Policy.PolicySummary.Description, PolicyFault.Lay(Policy.Content));
        return Page();
    }

    private async Task<IActionResult?> OpenAsync()
    {
        if (!await FindManagedAsync())
        {
            return Redirect(OrganizationLinks.Tree);
        }

        var id = RouteData.Values["id"] as string ?? "";
        if ((await TryAsync(New<DescribePolicy>(), new() { PolicyId = id })).Value is not { } found)
        {
            return NotFound();
        }

        Policy = found.Policy;
        Targets = (await ReadAsync(New<ListTargetsForPolicy>(), new() { PolicyId = id })).Targets;
        return null;
    }
}
