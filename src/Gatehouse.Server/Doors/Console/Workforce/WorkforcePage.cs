using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>A page about what workforce users may be where. It asks the operations of the API, as the visitor.</summary>
internal abstract class WorkforcePage(PageTools tools) : IamPage(tools)
{
    /// <summary>Nothing when the account has no directory yet.</summary>
    public InstanceMetadata? Instance { get; private set; }

    protected string InstanceArn => Instance!.InstanceArn;

    protected string InstanceId => InstanceArn[(InstanceArn.LastIndexOf('/') + 1)..];

    /// <summary>False when there is no directory: then there is nothing to show.</summary>
    protected async Task<bool> FindInstanceAsync()
    {
        var instances = (await ReadAsync(New<ListInstances>(), new())).Instances;
        Instance = instances.Count == 0 ? null : instances[0];
        return instances.Count > 0;
    }

    /// <summary>The accounts to choose from; the chosen one where nothing else can be seen.</summary>
    protected async Task<IReadOnlyList<Account>> FindAccountsAsync() =>
        (await AskAsync(New<ListAssignableAccounts>(), new() { InstanceArn = InstanceArn })).Value?.Accounts is { Count: > 0 } accounts ? accounts : [Visitor.Account];

    /// <summary>The account that an address names, if it is one of these; the first otherwise.</summary>
    protected static Account Choose(IReadOnlyList<Account> accounts, string? asked) => accounts.FirstOrDefault(each => each.Id.Digits == asked) ?? accounts[0];
}
