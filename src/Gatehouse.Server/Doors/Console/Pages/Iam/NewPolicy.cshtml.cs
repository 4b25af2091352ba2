using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;
using PolicyUse = Gatehouse.Policies.Model.PolicyUse;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class NewPolicyModel(PageTools tools) : IamPage(tools)
{
    [BindProperty]
    public string? PolicyName { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? PolicyDocument { get; set; }

    public void OnGet() => PolicyDocument = PolicyTemplates.Identity;

    public async Task<IActionResult> OnPostAsync()
    {
        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Identity, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return Page();
        }

        var answer = await TryAsync(New<CreatePolicy>(), new()
        {
            PolicyName = PolicyName?.Trim()!,
            Description = Description?.Trim() is { Length: > 0 } text ? text : null,
            PolicyDocument = PolicyDocument,
        });
        return Accept(answer) ? Redirect($"{IamLinks.ToPolicy(answer.Value!.Policy.Arn)}&done=PolicyCreated") : Page();
    }
}
