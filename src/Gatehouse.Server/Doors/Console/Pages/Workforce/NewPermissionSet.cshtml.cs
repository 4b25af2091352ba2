using System.Globalization;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

internal sealed class NewPermissionSetModel(PageTools tools) : WorkforcePage(tools)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public int Hours { get; set; } = 1;

    [BindProperty]
    public string? RelayState { get; set; }

    [BindProperty]
    public List<string> Policies { get; set; } = [];

    public PolicyBoxes Boxes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindInstanceAsync() ? await ShowAsync() : Redirect(WorkforceLinks.Sets);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindInstanceAsync())
        {
            return Redirect(WorkforceLinks.Sets);
        }

        var answer = await TryAsync(New<CreatePermissionSet>(), new()
        {
            InstanceArn = InstanceArn,
            Name = Name?.Trim()!,
            Description = Description?.Trim() is { Length: > 0 } text ? text : null,
            SessionDuration = DurationOf(Hours),
            RelayState = RelayState?.Trim() is { Length: > 0 } relay ? relay : null,
        });
        return Accept(answer, answer.Refusal?.Code == "EntityAlreadyExists" ? nameof(Name) : null)
            ? await AttachAsync(answer.Value!.PermissionSet.PermissionSetArn)
            : await ShowAsync();
    }

    internal static string DurationOf(int hours) => string.Create(CultureInfo.InvariantCulture, $"PT{Math.Clamp(hours, 1, 12)}H");

    private async Task<IActionResult> AttachAsync(string arn)
    {
        foreach (var policy in Policies.Distinct(StringComparer.Ordinal))
        {
            if (!Accept(await TryAsync(
                New<AttachManagedPolicyToPermissionSet>(),
                new() { InstanceArn = InstanceArn, PermissionSetArn = arn, ManagedPolicyArn = policy })))
            {
                return await ShowAsync();
            }
        }

        return Finish(WorkforceLinks.To(arn[(arn.LastIndexOf('/') + 1)..]), "SetCreated");
    }

    /// <summary>Policies of this account are named by path and name, on the set's own page: each account must have them.</summary>
    private async Task<IActionResult> ShowAsync()
    {
        var all = await PolicyBoxes.FindAsync(this, Policies);
        Boxes = all with { Policies = [.. all.Policies.Where(static policy => PolicyChoices.IsBuiltIn(policy.Arn) && !policy.Arn.Contains("/aws-service-role/", StringComparison.Ordinal))] };
        return Page();
    }
}
