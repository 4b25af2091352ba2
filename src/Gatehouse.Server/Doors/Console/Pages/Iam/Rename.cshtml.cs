using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>A user's or group's name and path. Roles keep theirs: trust policies elsewhere name them.</summary>
internal sealed class RenameModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => "rename";

    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public string? NewPath { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenHereAsync() is { } gone)
        {
            return gone;
        }

        (NewName, NewPath) = (Name, PathOf(Facts));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenHereAsync() is { } gone)
        {
            return gone;
        }

        var name = NewName?.Trim() ?? "";
        var answer = await Holder.RenameAsync(name, NewPath?.Trim() ?? "");
        return Accept(answer, nameof(NewName)) ? Finish(IamLinks.To(Holder.Kind, name, Tab), "Renamed") : Page();
    }

    private async Task<IActionResult?> OpenHereAsync() =>
        await OpenAsync() is { } gone ? gone : Holder.Kind == PolicyHolder.Roles ? NotFound() : null;

    /// <summary>What the ARN has between the kind and the name.</summary>
    private static string PathOf(HolderFacts? facts)
    {
        if (facts is null)
        {
            return "/";
        }

        var resource = facts.Arn[facts.Arn.IndexOf('/', StringComparison.Ordinal)..];
        return resource[..(resource.LastIndexOf('/') + 1)];
    }
}
