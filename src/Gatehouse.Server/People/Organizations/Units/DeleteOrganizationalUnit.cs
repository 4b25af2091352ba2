using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record DeleteOrganizationalUnitRequest : UnitRequest;

internal sealed class DeleteOrganizationalUnit : OrganizationOperation<DeleteOrganizationalUnitRequest, Nothing>
{
    private static readonly Refusal s_notEmpty = new(
        "OrganizationalUnitNotEmptyException", RefusalKind.Conflict, "The organizational unit isn't empty. Move or remove its accounts and delete its organizational units first.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteOrganizationalUnit));

    protected override (string? Target, string? Other) TargetsOf(DeleteOrganizationalUnitRequest request) => (request.OrganizationalUnitId, null);

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteOrganizationalUnitRequest request, Membership membership, Caller caller, DbSession session)
    {
        if (await OrganizationUnitStore.FindAsync(session, membership.Organization.Id, request.OrganizationalUnitId) is not { } unit)
        {
            return OrganizationRefusals.NoUnit;
        }

        if (await OrganizationUnitStore.AnyChildAsync(session, unit.Id))
        {
            return s_notEmpty;
        }

        await AttachmentStore.DetachAllAsync(session, unit.Id);
        await TagStore.RemoveAllAsync(session, unit.Id);
        await OrganizationUnitStore.DeleteAsync(session, unit.Id);
        return Nothing.Value;
    }
}
