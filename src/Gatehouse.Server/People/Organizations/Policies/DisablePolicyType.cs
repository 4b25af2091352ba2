using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record DisablePolicyTypeRequest : PolicyTypeRequest;

/// <summary>Every policy of the type is detached; enabled again, it begins anew.</summary>
internal sealed class DisablePolicyType : PolicyTypeOperation<DisablePolicyTypeRequest>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DisablePolicyType));

    protected override async Task<Refusal?> ChangeAsync(string type, Organization organization, DbSession session)
    {
        if (!await PolicyTypeStore.DisableAsync(session, organization.Id, type))
        {
            return OrganizationRefusals.TypeNotEnabled;
        }

        await AttachmentStore.DetachTypeAsync(session, organization.Id, type);
        return null;
    }
}
