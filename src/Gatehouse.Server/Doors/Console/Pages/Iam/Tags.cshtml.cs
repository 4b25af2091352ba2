using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>A user's or role's tags; groups have none.</summary>
internal sealed class TagsModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => "tags";

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    public TagEditor Editor => new(Facts?.Tags ?? [], Address, Address + "?handler=Remove");

    public async Task<IActionResult> OnGetAsync() => await OpenHereAsync() ?? Page();

    public Task<IActionResult> OnPostAsync() =>
        ChangeAsync(() => Holder.TagAsync(new() { Key = Key?.Trim()!, Value = Value?.Trim() ?? "" }), "Tagged", nameof(Key));

    public Task<IActionResult> OnPostRemoveAsync() => ChangeAsync(() => Holder.UntagAsync(Key ?? ""), "Untagged", null);

    private async Task<IActionResult> ChangeAsync(Func<Task<Answer<Nothing>>> change, string done, string? field) =>
        await OpenHereAsync() ?? await FinishAsync(await change(), done, static () => Task.CompletedTask, field);

    private async Task<IActionResult?> OpenHereAsync() =>
        await OpenAsync() is { } gone ? gone : Holder.Kind == PolicyHolder.Groups ? NotFound() : null;
}
