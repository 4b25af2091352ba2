using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>What a permission set allows: its managed policies, its inline policy and its boundary.</summary>
internal sealed class SetPermissionsModel(PageTools tools) : SetPage(tools)
{
    public override string? Tab => null;

    [BindProperty]
    public string? Arn { get; set; }

    [BindProperty]
    public string? PolicyName { get; set; }

    [BindProperty]
    public string? Path { get; set; }

    public IReadOnlyList<AttachedManagedPolicy> Managed { get; private set; } = [];

    public IReadOnlyList<CustomerManagedPolicyReference> Own { get; private set; } = [];

    public string Inline { get; private set; } = "";

    /// <summary>Nothing when it is not bounded.</summary>
    public string? Bound { get; private set; }

    public IReadOnlyList<PolicyItem> AllChoices { get; private set; } = [];

    public IReadOnlyList<PolicyItem> Choices { get; private set; } = [];

    public MissingPermission? ChoicesMissing { get; private set; }

    private CustomerManagedPolicyReference Named =>
        new() { Name = PolicyName?.Trim()!, Path = Path?.Trim() is { Length: > 0 } path ? path : null };

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        await ShowAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAttachAsync() => ChangeAsync(
        () => TryAsync(New<AttachManagedPolicyToPermissionSet>(), Of<AttachManagedPolicyToPermissionSetRequest>() with { ManagedPolicyArn = Arn! }), "Attached");

    public Task<IActionResult> OnPostDetachAsync() => ChangeAsync(
        () => TryAsync(New<DetachManagedPolicyFromPermissionSet>(), Of<DetachManagedPolicyFromPermissionSetRequest>() with { ManagedPolicyArn = Arn! }), "Detached");

    public Task<IActionResult> OnPostAttachOwnAsync() => ChangeAsync(
        () => TryAsync(
            New<AttachCustomerManagedPolicyReferenceToPermissionSet>(),
            Of<AttachCustomerManagedPolicyReferenceToPermissionSetRequest>() with { CustomerManagedPolicyReference = Named }),
        "Attached",
        nameof(PolicyName));

    public Task<IActionResult> OnPostDetachOwnAsync() => ChangeAsync(
        () => TryAsync(
            New<DetachCustomerManagedPolicyReferenceFromPermissionSet>(),
            Of<DetachCustomerManagedPolicyReferenceFromPermissionSetRequest>() with { CustomerManagedPolicyReference = Named }),
        "Detached");

    public Task<IActionResult> OnPostDeleteInlineAsync() => ChangeAsync(
        () => TryAsync(New<DeleteInlinePolicyFromPermissionSet>(), Of<DeleteInlinePolicyFromPermissionSetRequest>()), "InlineDeleted");

    public Task<IActionResult> OnPostSetBoundaryAsync() => ChangeAsync(
        () => TryAsync(
            New<PutPermissionsBoundaryToPermissionSet>(),
            Of<PutPermissionsBoundaryToPermissionSetRequest>() with { PermissionsBoundary = new() { ManagedPolicyArn = Arn } }),
        "BoundarySet");

    public Task<IActionResult> OnPostRemoveBoundaryAsync() => ChangeAsync(
        () => TryAsync(New<DeletePermissionsBoundaryFromPermissionSet>(), Of<DeletePermissionsBoundaryFromPermissionSetRequest>()), "BoundaryRemoved");

    protected override async Task ShowAsync()
    {
        Managed = (await ReadAsync(New<ListManagedPoliciesInPermissionSet>(), Of<ListManagedPoliciesInPermissionSetRequest>())).AttachedManagedPolicies;
        Own = (await ReadAsync(New<ListCustomerManagedPolicyReferencesInPermissionSet>(), Of<ListCustomerManagedPolicyReferencesInPermissionSetRequest>()))
            .CustomerManagedPolicyReferences;
        var inline = (await ReadAsync(New<GetInlinePolicyForPermissionSet>(), Of<GetInlinePolicyForPermissionSetRequest>())).InlinePolicy;
        Inline = inline.Length == 0 ? "" : PolicyFault.Lay(inline);
        Bound = (await AskAsync(New<GetPermissionsBoundaryForPermissionSet>(), Of<GetPermissionsBoundaryForPermissionSetRequest>()))
            .Value?.PermissionsBoundary.ToReference()?.Text;
        (var all, ChoicesMissing) = await PolicyChoices.FindAsync(this);
        AllChoices = [.. all.Where(static policy => PolicyChoices.IsBuiltIn(policy.Arn) && !policy.Arn.Contains("/aws-service-role/", StringComparison.Ordinal))];
        Choices = [.. AllChoices.Where(policy => Managed.All(each => each.Arn != policy.Arn))];
    }
}
