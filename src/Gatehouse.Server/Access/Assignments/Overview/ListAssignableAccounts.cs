using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

internal sealed record ListAssignableAccountsRequest : InstanceRequest;

internal sealed record ListAssignableAccountsReply(IReadOnlyList<Account> Accounts);

/// <summary>The accounts to choose from; where there are more, the rest is reached by a call.</summary>
internal sealed class ListAssignableAccounts : InstanceOperation<ListAssignableAccountsRequest, ListAssignableAccountsReply>
{
    private const int Most = 1000;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListAssignableAccounts), Source, new OperationRule.Iam("sso:DescribeInstance", "*"), ReadOnly: true);

    protected override async Task<Outcome<ListAssignableAccountsReply>> HandleAsync(
        ListAssignableAccountsRequest request, WorkforceDirectory directory, DbSession session) =>
        new ListAssignableAccountsReply(await AssignableAccounts.FindPageAsync(session, directory, "", Most));
}
