using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record ListAccountsRequest : PageRequest;

internal sealed record ListAccountsReply(IReadOnlyList<AccountView> Accounts, string? NextToken);

internal sealed class ListAccounts : OrganizationOperation<ListAccountsRequest, ListAccountsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccounts), readOnly: true);

    protected override async Task<Outcome<ListAccountsReply>> HandleAsync(ListAccountsRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        var tree = await OrganizationTree.ReadAsync(session, organization);
        return await OrganizationPages.CutAsync(
            request,
            (after, limit) => MemberStore.FindPageAsync(session, organization.Id, after, limit),
            static member => member.AccountId.Digits,
            (members, next) => new ListAccountsReply([.. members.Select(member => AccountView.Of(organization, tree, member))], next));
    }
}
