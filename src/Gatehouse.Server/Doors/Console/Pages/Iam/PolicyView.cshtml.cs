using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>A managed policy: what it says, who uses it, and its versions.</summary>
internal sealed class PolicyViewModel(PageTools tools) : IamPage(tools)
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public string? Arn { get; set; }

    /// <summary>The version to show; nothing for the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Version { get; set; }

    [BindProperty]
    public string? VersionId { get; set; }

    /// <summary>A tag to set or to remove.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    public PolicyItem? Policy { get; private set; }

    public MissingPermission? PolicyMissing { get; private set; }

    public string? Document { get; private set; }

    public MissingPermission? DocumentMissing { get; private set; }

    public IReadOnlyList<(string Kind, string Name)> Entities { get; private set; } = [];

    public MissingPermission? EntitiesMissing { get; private set; }

    public IReadOnlyList<PolicyVersionItem> Versions { get; private set; } = [];

    public MissingPermission? VersionsMissing { get; private set; }

    public TagEditor Tags => new(Policy?.Tags ?? [], IamLinks.ToPolicy(Arn!) + "&handler=Tag", IamLinks.ToPolicy(Arn!) + "&handler=Untag");

    public bool IsBuiltIn => PolicyChoices.IsBuiltIn(Arn ?? "");

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostSetDefaultAsync() =>
        await ChangeAsync(await TryAsync(New<SetDefaultPolicyVersion>(), new() { PolicyArn = Arn!, VersionId = VersionId! }), "VersionSet");

    public async Task<IActionResult> OnPostDeleteVersionAsync() =>
        await ChangeAsync(await TryAsync(New<DeletePolicyVersion>(), new() { PolicyArn = Arn!, VersionId = VersionId! }), "VersionDeleted");

    public async Task<IActionResult> OnPostTagAsync() =>
        await ChangeAsync(
            await TryAsync(New<TagPolicy>(), new() { PolicyArn = Arn!, Tags = [new() { Key = Key?.Trim()!, Value = Value?.Trim() ?? "" }] }), "Tagged", nameof(Key));

    public async Task<IActionResult> OnPostUntagAsync() =>
        await ChangeAsync(await TryAsync(New<UntagPolicy>(), new() { PolicyArn = Arn!, TagKeys = [Key ?? ""] }), "Untagged");

    public async Task<IActionResult> OnPostDeleteAsync() =>
        Accept(await TryAsync(New<DeletePolicy>(), new() { PolicyArn = Arn! })) ? Finish("/console/iam/policies", "PolicyDeleted") : await ShowAsync();

    private async Task<IActionResult> ChangeAsync(Answer<Nothing> answer, string done, string? field = null) =>
        Accept(answer, field) ? Redirect($"{IamLinks.ToPolicy(Arn!)}&done={done}") : await ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        if (string.IsNullOrEmpty(Arn))
        {
            return Redirect("/console/iam/policies");
        }

        var policy = await TryAsync(New<GetPolicy>(), new() { PolicyArn = Arn });
        if (policy.Refusal is not null && policy.Missing is null)
        {
            return NotFound();
        }

        (Policy, PolicyMissing) = (policy.Value?.Policy, policy.Missing);
        var versions = await TryAsync(New<ListPolicyVersions>(), new() { PolicyArn = Arn });
        (Versions, VersionsMissing) = (versions.Value?.Versions ?? [], versions.Missing);
        Version = Version ?? Policy?.DefaultVersionId ?? Versions.FirstOrDefault(static each => each.IsDefaultVersion)?.VersionId;
        if (Version is not null)
        {
            var document = await TryAsync(New<GetPolicyVersion>(), new() { PolicyArn = Arn, VersionId = Version });
            (Document, DocumentMissing) = (document.Value?.PolicyVersion.Document is { } text ? PolicyFault.Lay(text) : null, document.Missing);
            Version = document.Value?.PolicyVersion.VersionId;
        }

        await FindEntitiesAsync();
        return Page();
    }

    private async Task FindEntitiesAsync()
    {
        var entities = await TryAsync(New<ListEntitiesForPolicy>(), new() { PolicyArn = Arn!, MaxItems = Most });
        EntitiesMissing = entities.Missing;
        Entities = entities.Value is not { } found
            ? []
            :
            [
                .. found.PolicyUsers.Select(static each => (PolicyHolder.Users, each.UserName)),
                .. found.PolicyGroups.Select(static each => (PolicyHolder.Groups, each.GroupName)),
                .. found.PolicyRoles.Select(static each => (PolicyHolder.Roles, each.RoleName)),
            ];
    }
}
