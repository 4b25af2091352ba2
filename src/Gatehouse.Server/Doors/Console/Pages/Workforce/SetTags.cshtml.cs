using Gatehouse.Server.Access.Applications.Tags;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.People.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>The tags of a permission set.</summary>
internal sealed class SetTagsModel(PageTools tools) : SetPage(tools)
{
    public override string? Tab => "tags";

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    public IReadOnlyList<Tag> Tags { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        await ShowAsync();
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => ChangeAsync(
        () => TryAsync(New<TagResource>(), new() { ResourceArn = Set.PermissionSetArn, Tags = [new() { Key = Key?.Trim()!, Value = Value?.Trim() ?? "" }] }),
        "Tagged",
        nameof(Key));

    public Task<IActionResult> OnPostRemoveAsync() => ChangeAsync(
        () => TryAsync(New<UntagResource>(), new() { ResourceArn = Set.PermissionSetArn, TagKeys = [Key ?? ""] }), "Untagged");

    protected override async Task ShowAsync() => Tags = (await ReadAsync(New<ListTagsForResource>(), new() { ResourceArn = Set.PermissionSetArn })).Tags;
}
