using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record ListAccountsForParentRequest : ParentPageRequest;

internal sealed class ListAccountsForParent : OrganizationOperation<ListAccountsForParentRequest, ListAccountsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccountsForParent), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(ListAccountsForParentRequest request) => (request.ParentId, null);

    protected override async Task<Outcome<ListAccountsReply>> HandleAsync(ListAccountsForParentRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        var tree = await OrganizationTree.ReadAsync(session, organization);
        return !tree.HasParent(request.ParentId)
            ? OrganizationRefusals.NoParent
            : await OrganizationPages.CutAsync(
                request,
                (after, limit) => MemberStore.FindPageAsync(session, organization.Id, request.ParentId, after, limit),
                static member => member.AccountId.Digits,
                (members, next) => new ListAccountsReply([.. members.Select(member => AccountView.Of(organization, tree, member))], next));
    }
}
