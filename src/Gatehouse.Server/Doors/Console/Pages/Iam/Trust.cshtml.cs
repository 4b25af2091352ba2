using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>Who may become the role.</summary>
internal sealed class TrustModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => "trust";

    [BindProperty]
    public string? PolicyDocument { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync(PolicyHolder.Roles) is { } gone)
        {
            return gone;
        }

        PolicyDocument = Facts?.Trust is { } trust ? PolicyFault.Lay(trust) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync(PolicyHolder.Roles) is { } gone)
        {
            return gone;
        }

        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Trust, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return Page();
        }

        return await FinishAsync(
            await TryAsync(New<UpdateAssumeRolePolicy>(), new() { RoleName = Name, PolicyDocument = PolicyDocument }),
            "TrustSaved",
            static () => Task.CompletedTask,
            nameof(PolicyDocument));
    }
}
