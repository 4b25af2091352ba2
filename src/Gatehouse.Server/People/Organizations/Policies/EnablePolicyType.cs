using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

internal sealed record EnablePolicyTypeRequest : PolicyTypeRequest;

internal sealed class EnablePolicyType : PolicyTypeOperation<EnablePolicyTypeRequest>
{
    private static readonly Refusal s_enabled = new("PolicyTypeAlreadyEnabledException", RefusalKind.Conflict, "The specified policy type is already enabled in the root.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(EnablePolicyType));

    protected override async Task<Refusal?> ChangeAsync(string type, Organization organization, DbSession session)
    {
        if (PolicyTypes.FindObstacle(organization, type) is { } obstacle)
        {
            return obstacle;
        }

        if (!await PolicyTypeStore.EnableAsync(session, organization.Id, type))
        {
            return s_enabled;
        }

        await AttachmentStore.AttachUsualToAllAsync(session, organization, type);
        return null;
    }
}
