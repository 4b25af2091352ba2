using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>What a user, group or role may do: policies attached, policies of its own, and the boundary around them.</summary>
internal sealed class PermissionsModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => null;

    [BindProperty]
    public string? Arn { get; set; }

    [BindProperty]
    public string? PolicyName { get; set; }

    public IReadOnlyList<AttachedPolicy> Attached { get; private set; } = [];

    public MissingPermission? AttachedMissing { get; private set; }

    public IReadOnlyList<string> Inline { get; private set; } = [];

    public MissingPermission? InlineMissing { get; private set; }

    public IReadOnlyList<PolicyItem> AllChoices { get; private set; } = [];

    public IEnumerable<PolicyItem> Choices => AllChoices.Where(choice => !Attached.Any(policy => policy.PolicyArn == choice.Arn));

    public MissingPermission? ChoicesMissing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAttachAsync() => ChangeAsync(() => Holder.AttachAsync(Arn ?? ""), "Attached");

    public Task<IActionResult> OnPostDetachAsync() => ChangeAsync(() => Holder.DetachAsync(Arn ?? ""), "Detached");

    public Task<IActionResult> OnPostDeleteInlineAsync() => ChangeAsync(() => Holder.DeleteInlineAsync(PolicyName ?? ""), "InlineDeleted");

    public Task<IActionResult> OnPostSetBoundaryAsync() => ChangeAsync(() => Holder.SetBoundaryAsync(Arn ?? ""), "BoundarySet");

    public Task<IActionResult> OnPostRemoveBoundaryAsync() => ChangeAsync(() => Holder.SetBoundaryAsync(null), "BoundaryRemoved");

    private async Task<IActionResult> ChangeAsync(Func<Task<Answer<Nothing>>> change, string done) =>
        await OpenAsync() is { } gone ? gone
        : done.StartsWith("Boundary", StringComparison.Ordinal) && Holder.Kind == PolicyHolder.Groups ? NotFound()
        : await FinishAsync(await change(), done, LoadAsync);

    private async Task LoadAsync()
    {
        var attached = await Holder.ListAttachedAsync();
        (Attached, AttachedMissing) = (attached.Value ?? [], attached.Missing);
        var inline = await Holder.ListInlineAsync();
        (Inline, InlineMissing) = (inline.Value ?? [], inline.Missing);
        (AllChoices, ChoicesMissing) = await PolicyChoices.FindAsync(this);
    }
}
