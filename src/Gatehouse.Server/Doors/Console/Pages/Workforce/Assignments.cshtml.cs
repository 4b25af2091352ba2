using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>Who is assigned what in one account; here it is given and taken.</summary>
internal sealed class AssignmentsModel(PageTools tools) : WorkforcePage(tools)
{
    private const int MostSets = 2000;

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    [BindProperty]
    public string? Set { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>A name, as somebody types it.</summary>
    [BindProperty]
    public string? Assignee { get; set; }

    /// <summary>An id, as the list knows it.</summary>
    [BindProperty]
    public string? Principal { get; set; }

    public AccountChoice Choice { get; private set; } = null!;

    public IReadOnlyList<NamedAssignment> Rows { get; private set; } = [];

    public IReadOnlyList<PermissionSet> Sets { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        if (await FindInstanceAsync())
        {
            await ShowAsync();
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindInstanceAsync())
        {
            return Redirect(WorkforceLinks.Sets);
        }

        var found = await TryAsync(New<FindAssignee>(), new() { InstanceArn = InstanceArn, PrincipalType = Kind!, PrincipalName = Assignee?.Trim()! });
        if (found.Refusal is { Code: "NoSuchEntity" })
        {
            Tell(nameof(Assignee), Words["NoSuchAssignee"]);
        }
        else if (Accept(found, nameof(Assignee)))
        {
            var answer = await TryAsync(New<CreateAccountAssignment>(), Demand<CreateAccountAssignmentRequest>(found.Value!.PrincipalId));
            if (Accept(answer))
            {
                Problem = answer.Value!.AccountAssignmentCreationStatus.FailureReason;
                if (Problem is null)
                {
                    return Back("Assigned");
                }
            }
        }

        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await FindInstanceAsync())
        {
            return Redirect(WorkforceLinks.Sets);
        }

        if (Accept(await TryAsync(New<DeleteAccountAssignment>(), Demand<DeleteAccountAssignmentRequest>(Principal ?? ""))))
        {
            return Back("Unassigned");
        }

        await ShowAsync();
        return Page();
    }

    private RedirectResult Back(string done) => Redirect($"{WorkforceLinks.Assignments}?account={Uri.EscapeDataString(Account ?? "")}&done={done}");

    private T Demand<T>(string principal)
        where T : AssignmentDemand, new() => new()
        {
            InstanceArn = InstanceArn,
            PermissionSetArn = PermissionSet.ArnOf(InstanceId, Set ?? ""),
            TargetId = Account!,
            TargetType = TargetTypes.Account,
            PrincipalType = Kind!,
            PrincipalId = principal,
        };

    private async Task ShowAsync()
    {
        var accounts = await FindAccountsAsync();
        Choice = new(WorkforceLinks.Assignments, accounts, Choose(accounts, Account));
        var reply = await ReadPageAsync(Marker) ?? (await ReadPageAsync(null))!;
        Rows = reply.Assignments;
        View = new(WorkforceLinks.Assignments, null, reply.NextToken, !string.IsNullOrEmpty(Marker)) { Account = Choice.Chosen.Id.Digits };
        Sets = (await AskAsync(New<ListSetsByName>(), new() { InstanceArn = InstanceArn, MaxResults = MostSets })).Value?.Sets ?? [];
    }

    /// <summary>Nothing for a mangled marker.</summary>
    private async Task<ListAssignmentsOfAccountReply?> ReadPageAsync(string? marker) =>
        await RunAsync(
            New<ListAssignmentsOfAccount>(),
            new() { InstanceArn = InstanceArn, AccountId = Choice.Chosen.Id.Digits, NextToken = marker, MaxResults = ListView.PageLength })
            is Outcome<ListAssignmentsOfAccountReply>.Done { Value: var reply } ? reply : null;
}
