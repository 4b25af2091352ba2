using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>The inline policy of a permission set, as text.</summary>
internal sealed class SetPolicyModel(PageTools tools) : SetPage(tools)
{
    public override string? Tab => "policy";

    [BindProperty]
    public string? PolicyDocument { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        var kept = (await ReadAsync(New<GetInlinePolicyForPermissionSet>(), Of<GetInlinePolicyForPermissionSetRequest>())).InlinePolicy;
        PolicyDocument = kept.Length == 0 ? PolicyTemplates.Identity : PolicyFault.Lay(kept);
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

        var answer = await TryAsync(New<PutInlinePolicyToPermissionSet>(), Of<PutInlinePolicyToPermissionSetRequest>() with { InlinePolicy = PolicyDocument });
        return Accept(answer, nameof(PolicyDocument)) ? Finish(WorkforceLinks.To(SetId), "InlineSaved") : Page();
    }
}
