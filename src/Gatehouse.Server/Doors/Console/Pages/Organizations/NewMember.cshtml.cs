using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Members;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

internal sealed class NewMemberModel(PageTools tools) : OrganizationPage(tools)
{
    [BindProperty]
    public string? AccountName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? RoleName { get; set; } = CreateAccount.UsualRole;

    public async Task<IActionResult> OnGetAsync() => await FindManagedAsync() ? Page() : Redirect(OrganizationLinks.Tree);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindManagedAsync())
        {
            return Redirect(OrganizationLinks.Tree);
        }

        var answer = await TryAsync(New<CreateAccount>(), new() { AccountName = AccountName?.Trim()!, Email = Email?.Trim()!, RoleName = RoleName?.Trim()! });
        if (!Accept(answer))
        {
            return Page();
        }

        var status = (await ReadAsync(New<DescribeCreateAccountStatus>(), new() { CreateAccountRequestId = answer.Value!.CreateAccountStatus.Id })).CreateAccountStatus;
        if (status.State == AccountRequest.Succeeded)
        {
            return Finish(OrganizationLinks.Tree, "OrgAccountCreated");
        }

        Tell(nameof(Email), Words["OrgEmailTaken"]);
        return Page();
    }
}
