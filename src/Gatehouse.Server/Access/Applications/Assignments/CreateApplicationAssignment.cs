using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record CreateApplicationAssignmentRequest : ApplicationPrincipalRequest;

internal sealed class CreateApplicationAssignment(TimeProvider clock) : ApplicationOperation<CreateApplicationAssignmentRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateApplicationAssignment));

    protected override async Task<Outcome<Nothing>> HandleAsync(CreateApplicationAssignmentRequest request, FoundApplication found, DbSession session)
    {
        var principal = request.ToPrincipal();
        if (!await PrincipalStore.ExistsAsync(session, found.Directory.Id, principal))
        {
            return SsoRefusals.NotFound($"Could not find {principal.Type} with ID {principal.Id}.");
        }

        return await ApplicationAssignmentStore.InsertAsync(session, new(found.Application.Id, principal), clock.GetUtcNow())
            ? Nothing.Value
            : SsoRefusals.Conflict($"{principal.Type} {principal.Id} is assigned to the application already.");
    }
}
