using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;
using PolicyUse = Gatehouse.Policies.Model.PolicyUse;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>A new version of a managed policy, beginning with the one in force.</summary>
internal sealed class EditPolicyModel(PageTools tools) : IamPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Arn { get; set; }

    [BindProperty]
    public string? PolicyDocument { get; set; }

    [BindProperty]
    public bool SetAsDefault { get; set; }

    public string PolicyName => PolicyArns.NameOf(Arn!);

    public async Task<IActionResult> OnGetAsync()
    {
        if (string.IsNullOrEmpty(Arn))
        {
            return Redirect("/console/iam/policies");
        }

        if (await RunAsync(New<GetPolicy>(), new() { PolicyArn = Arn }) is not Foundation.Outcomes.Outcome<GetPolicyReply>.Done { Value.Policy: var policy })
        {
            return NotFound();
        }

        var version = await ReadAsync(New<GetPolicyVersion>(), new() { PolicyArn = Arn, VersionId = policy.DefaultVersionId });
        PolicyDocument = PolicyFault.Lay(version.PolicyVersion.Document ?? "");
        SetAsDefault = true;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Arn))
        {
            return Redirect("/console/iam/policies");
        }

        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Identity, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return Page();
        }

        return Accept(await TryAsync(New<CreatePolicyVersion>(), new() { PolicyArn = Arn, PolicyDocument = PolicyDocument, SetAsDefault = SetAsDefault }))
            ? Redirect($"{IamLinks.ToPolicy(Arn)}&done=PolicySaved")
            : Page();
    }
}
