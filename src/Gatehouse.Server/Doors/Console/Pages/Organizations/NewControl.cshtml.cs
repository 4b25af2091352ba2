using Gatehouse.Policies.Model;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Policies;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

internal sealed class NewControlModel(PageTools tools) : OrganizationPage(tools)
{
    private const string Template = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": "organizations:LeaveOrganization",
              "Resource": "*"
            }
          ]
        }
        """;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? PolicyDocument { get; set; } = Template;

    public async Task<IActionResult> OnGetAsync() => await FindManagedAsync() ? Page() : Redirect(OrganizationLinks.Tree);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindManagedAsync())
        {
            return Redirect(OrganizationLinks.Tree);
        }

        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Identity, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return Page();
        }

        var answer = await TryAsync(New<CreatePolicy>(), new()
        {
            Name = Name?.Trim()!, Description = Description?.Trim() ?? "", Type = PolicyTypes.ServiceControl, Content = PolicyDocument,
        });
        return Accept(answer, answer.Refusal?.Code == "DuplicatePolicyException" ? nameof(Name) : null)
            ? Finish(OrganizationLinks.ToPolicy(answer.Value!.Policy.PolicySummary.Id), "OrgPolicyCreated")
            : Page();
    }
}
