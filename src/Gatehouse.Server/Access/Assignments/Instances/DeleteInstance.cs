using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record DeleteInstanceRequest : InstanceRequest;

/// <summary>Takes the directory away with everything that only it had. People go first, one by one: each has credentials and sessions.</summary>
internal sealed class DeleteInstance : InstanceOperation<DeleteInstanceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteInstance));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteInstanceRequest request, WorkforceDirectory directory, DbSession session)
    {
        if (await InstanceStore.AnyUserAsync(session, directory.Id))
        {
            return SsoRefusals.Conflict("The instance has users. Delete them first.");
        }

        await EndAssignments.EndAllAsync(session, directory);
        await WorkforceDirectoryStore.DeleteAsync(session, directory.Id);
        return Nothing.Value;
    }
}
