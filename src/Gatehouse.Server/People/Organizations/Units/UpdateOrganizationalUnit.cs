using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record UpdateOrganizationalUnitRequest : UnitRequest
{
    [Length(1, 128)]
    public string? Name { get; init; }
}

internal sealed class UpdateOrganizationalUnit : OrganizationOperation<UpdateOrganizationalUnitRequest, UnitReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateOrganizationalUnit));

    protected override (string? Target, string? Other) TargetsOf(UpdateOrganizationalUnitRequest request) => (request.OrganizationalUnitId, null);

    protected override async Task<Outcome<UnitReply>> HandleAsync(UpdateOrganizationalUnitRequest request, Membership membership, Caller caller, DbSession session)
    {
        var tree = await OrganizationTree.ReadAsync(session, membership.Organization);
        if (tree.Find(request.OrganizationalUnitId) is not { } unit)
        {
            return OrganizationRefusals.NoUnit;
        }

        var name = request.Name ?? unit.Name;
        return await OrganizationUnitStore.RenameAsync(session, unit, name)
            ? new UnitReply(UnitView.Of(membership.Organization, tree, unit with { Name = name }))
            : OrganizationRefusals.DuplicateUnit;
    }
}
