using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record ListOrganizationalUnitsForParentRequest : ParentPageRequest;

internal sealed record ListOrganizationalUnitsForParentReply(IReadOnlyList<UnitView> OrganizationalUnits, string? NextToken);

internal sealed class ListOrganizationalUnitsForParent : OrganizationOperation<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListOrganizationalUnitsForParent), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(ListOrganizationalUnitsForParentRequest request) => (request.ParentId, null);

    protected override async Task<Outcome<ListOrganizationalUnitsForParentReply>> HandleAsync(
        ListOrganizationalUnitsForParentRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        var tree = await OrganizationTree.ReadAsync(session, organization);
        return !tree.HasParent(request.ParentId)
            ? OrganizationRefusals.NoParent
            : await OrganizationPages.CutAsync(
                request,
                tree.Units.Where(unit => unit.ParentId == request.ParentId),
                static unit => unit.Id,
                (units, next) => new ListOrganizationalUnitsForParentReply([.. units.Select(unit => UnitView.Of(organization, tree, unit))], next));
    }
}
