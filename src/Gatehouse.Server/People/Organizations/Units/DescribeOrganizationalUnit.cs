using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record DescribeOrganizationalUnitRequest : UnitRequest;

internal sealed class DescribeOrganizationalUnit : OrganizationOperation<DescribeOrganizationalUnitRequest, UnitReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeOrganizationalUnit), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(DescribeOrganizationalUnitRequest request) => (request.OrganizationalUnitId, null);

    protected override async Task<Outcome<UnitReply>> HandleAsync(DescribeOrganizationalUnitRequest request, Membership membership, Caller caller, DbSession session)
    {
        var tree = await OrganizationTree.ReadAsync(session, membership.Organization);
        return tree.Find(request.OrganizationalUnitId) is { } unit ? new UnitReply(UnitView.Of(membership.Organization, tree, unit)) : OrganizationRefusals.NoUnit;
    }
}
