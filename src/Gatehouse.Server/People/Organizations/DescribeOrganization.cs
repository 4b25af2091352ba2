using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations;

internal sealed record DescribeOrganizationRequest;

internal sealed class DescribeOrganization : OrganizationOperation<DescribeOrganizationRequest, OrganizationReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeOrganization), readOnly: true);

    protected override bool IsOpenToMembers => true;

    protected override async Task<Outcome<OrganizationReply>> HandleAsync(DescribeOrganizationRequest request, Membership membership, Caller caller, DbSession session) =>
        new OrganizationReply(await OrganizationView.FindAsync(session, membership.Organization));
}
