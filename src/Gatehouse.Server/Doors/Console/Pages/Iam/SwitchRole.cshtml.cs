using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>Becoming a role in this browser. Links carry account and role; nothing happens before the form is sent.</summary>
internal sealed class SwitchRoleModel(PageTools tools, RoleSwitch roles) : IamPage(tools)
{
    private const int LongestDisplayName = 64;

    /// <summary>Names of classes in the style sheet; the first is none.</summary>
    public static IReadOnlyList<string> Colours { get; } = ["", "red", "orange", "green", "blue", "purple"];

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "roleName")]
    public string? RoleName { get; set; }

    [BindProperty(SupportsGet = true, Name = "displayName")]
    public string? DisplayName { get; set; }

    [BindProperty(SupportsGet = true, Name = "color")]
    public string? LinkedColour { get; set; }

    [BindProperty]
    public string? Colour { get; set; }

    public void OnGet() => Colour = Colours.FirstOrDefault(each => each == LinkedColour);

    public async Task<IActionResult> OnPostAsync()
    {
        Colour = Colours.FirstOrDefault(each => each == Colour);
        Require(nameof(Account), Account);
        Require(nameof(RoleName), RoleName);
        if (DisplayName?.Trim().Length > LongestDisplayName || DisplayName?.Any(char.IsControl) == true)
        {
            Tell(nameof(DisplayName), Words["DisplayNameInvalid", LongestDisplayName]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var marks = new RoleMarks(DisplayName?.Trim() is { Length: > 0 } name ? name : null, Colour is { Length: > 0 } colour ? colour : null);
        var request = new AssumeRoleForBrowserRequest(Account!.Trim(), RoleName!.Trim());
        if (await roles.SwitchAsync(HttpContext, Visitor, request, marks) is { } refusal)
        {
            // One text for a role that is not there and for one that does not trust: which it is, is its account's business.
            Problem = refusal.Kind == RefusalKind.Forbidden ? Words[Visitor.IsRoot ? "SwitchRoleRoot" : "SwitchRefused"] : refusal.PublicText;
            return Page();
        }

        return Redirect("/console");
    }

    private void Require(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Tell(field, Words["MisfitMissing"]);
        }
    }
}
