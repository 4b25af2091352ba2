using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.Doors.Console.Organizations;

/// <summary>A page about the organization of the visitor's account. It asks the operations of the API, as the visitor.</summary>
internal abstract class OrganizationPage(PageTools tools) : IamPage(tools)
{
    /// <summary>As many pages of a list as there can be rows.</summary>
    private const int MostPages = 60;

    /// <summary>Nothing when the account is in none.</summary>
    public OrganizationView? Organization { get; private set; }

    public bool IsManagement => Organization?.MasterAccountId == Visitor.Account.Id.Digits;

    protected async Task FindOrganizationAsync() =>
        Organization = await RunAsync(New<DescribeOrganization>(), new()) is Outcome<OrganizationReply>.Done { Value: var reply } ? reply.Organization : null;

    /// <summary>False for whoever has no organization to manage: then the first page says what there is.</summary>
    protected async Task<bool> FindManagedAsync()
    {
        await FindOrganizationAsync();
        return IsManagement;
    }

    protected async Task<TreePlace> ReadTreeAsync() => (await ReadAsync(New<ShowTree>(), new())).Root;

    protected async Task<IReadOnlyList<PolicySummary>> FindControlsAsync()
    {
        var found = new List<PolicySummary>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await ReadAsync(New<ListPolicies>(), new() { Filter = PolicyTypes.ServiceControl, NextToken = token });
            found.AddRange(reply.Policies);
            token = reply.NextToken;
            if (token is null)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>What hangs on a place or an account, and what could.</summary>
    protected async Task<TargetPolicies> FindPoliciesAsync(string target, string address)
    {
        var attached = (await ReadAsync(New<ListPoliciesForTarget>(), new() { TargetId = target, Filter = PolicyTypes.ServiceControl })).Policies;
        var others = (await FindControlsAsync()).Where(policy => attached.All(each => each.Id != policy.Id)).ToList();
        return new(address, attached, others);
    }

    protected async Task<bool> AttachAsync(string target, string? policy) =>
        Accept(await TryAsync(New<AttachPolicy>(), new() { TargetId = target, PolicyId = policy! }));

    protected async Task<bool> DetachAsync(string target, string? policy) =>
        Accept(await TryAsync(New<DetachPolicy>(), new() { TargetId = target, PolicyId = policy! }));
}
