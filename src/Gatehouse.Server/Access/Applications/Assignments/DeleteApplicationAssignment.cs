using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record DeleteApplicationAssignmentRequest : ApplicationPrincipalRequest;

internal sealed class DeleteApplicationAssignment : ApplicationOperation<DeleteApplicationAssignmentRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteApplicationAssignment));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteApplicationAssignmentRequest request, FoundApplication found, DbSession session)
    {
        // Asked again, it is done already: the operation is idempotent in the service's model.
        await ApplicationAssignmentStore.DeleteAsync(session, found.Application.Id, request.ToPrincipal());
        return Nothing.Value;
    }
}
