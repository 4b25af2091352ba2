using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class NewRoleModel(PageTools tools) : IamPage(tools)
{
    private const int Hour = 3600;

    [BindProperty]
    public string? RoleName { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public int Hours { get; set; } = 1;

    [BindProperty]
    public string? PolicyDocument { get; set; }

    [BindProperty]
    public List<string> Policies { get; set; } = [];

    public PolicyBoxes Boxes { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync()
    {
        PolicyDocument = PolicyTemplates.Trust(Visitor.Account.Id.Digits);
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Trust, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return await ShowAsync();
        }

        var answer = await TryAsync(New<CreateRole>(), new()
        {
            RoleName = RoleName?.Trim()!,
            Description = Description?.Trim() is { Length: > 0 } text ? text : null,
            MaxSessionDuration = Math.Clamp(Hours, 1, 12) * Hour,
            AssumeRolePolicyDocument = PolicyDocument,
        });
        return Accept(answer, answer.Refusal?.Code == "EntityAlreadyExists" ? nameof(RoleName) : null)
            ? await AttachAsync(answer.Value!.Role.RoleName)
            : await ShowAsync();
    }

    private async Task<IActionResult> AttachAsync(string name)
    {
        var role = PolicyHolder.Find(this, PolicyHolder.Roles, IamLinks.Segment(name))!;
        foreach (var arn in Policies.Distinct(StringComparer.Ordinal))
        {
            if (!Accept(await role.AttachAsync(arn)))
            {
                return await ShowAsync();
            }
        }

        return Finish(IamLinks.To(PolicyHolder.Roles, name), "Created");
    }

    private async Task<IActionResult> ShowAsync()
    {
        Boxes = await PolicyBoxes.FindAsync(this, Policies);
        return Page();
    }
}
