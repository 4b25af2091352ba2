using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record DescribeAccountRequest : MemberRequest;

internal sealed record DescribeAccountReply(AccountView Account);

internal sealed class DescribeAccount : OrganizationOperation<DescribeAccountRequest, DescribeAccountReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeAccount), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(DescribeAccountRequest request) => (request.AccountId, null);

    protected override async Task<Outcome<DescribeAccountReply>> HandleAsync(DescribeAccountRequest request, Membership membership, Caller caller, DbSession session) =>
        await MemberStore.FindAsync(session, membership.Organization.Id, request.AccountId) is { } member
            ? new DescribeAccountReply(AccountView.Of(membership.Organization, await OrganizationTree.ReadAsync(session, membership.Organization), member))
            : OrganizationRefusals.NoAccount;
}
