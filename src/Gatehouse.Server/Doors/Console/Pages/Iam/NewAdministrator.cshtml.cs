using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>The administrator who is not root, in one step.</summary>
internal sealed class NewAdministratorModel(PageTools tools, UserCreation creation) : IamPage(tools)
{
    public const string Policy = "arn:aws:iam::aws:policy/AdministratorAccess";

    [BindProperty]
    public string? UserName { get; set; }

    public CreatedUser? Created { get; private set; }

    public void OnGet() => UserName = "administrator";

    public async Task<IActionResult> OnPostAsync()
    {
        var wish = new UserWish(UserName?.Trim()!, null, await creation.MakePasswordAsync(this), MustChange: true, [], [Policy]);
        var answer = await creation.CreateAsync(this, wish);
        Accept(answer, answer.Refusal?.Code == "EntityAlreadyExists" ? nameof(UserName) : null);
        Created = answer.Value;
        return Page();
    }
}
