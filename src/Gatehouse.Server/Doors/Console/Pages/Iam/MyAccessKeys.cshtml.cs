using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>The visitor's own keys: an IAM user's, or the root user's with a warning. Who acts in a role has none.</summary>
internal sealed class MyAccessKeysModel(PageTools tools) : IamPage(tools)
{
    private const string Address = "/console/security-credentials/access-keys";

    [BindProperty]
    public string? AccessKeyId { get; set; }

    [BindProperty]
    public string? Status { get; set; }

    [BindProperty]
    public string? Known { get; set; }

    public AccessKeyCard Keys => field ??= new(this, Visitor.Caller.UserName, Address);

    public bool HasKeys => Visitor.IsRoot || Visitor.Caller.UserName is not null;

    public async Task<IActionResult> OnGetAsync() => await ShowAsync();

    public async Task<IActionResult> OnPostCreateKeyAsync()
    {
        if (HasKeys)
        {
            Accept(await Keys.CreateAsync(Known));
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostSetKeyAsync() => await ChangeAsync(await Keys.SetAsync(AccessKeyId, Status), Status == "Active" ? "KeyActive" : "KeyInactive");

    public async Task<IActionResult> OnPostDeleteKeyAsync() => await ChangeAsync(await Keys.DeleteAsync(AccessKeyId), "KeyDeleted");

    private async Task<IActionResult> ChangeAsync(Answer<Nothing> answer, string done) => Accept(answer) ? Finish(Address, done) : await ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        if (HasKeys)
        {
            await Keys.LoadAsync();
        }

        return Page();
    }
}
