using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record PutApplicationAssignmentConfigurationRequest : ApplicationRequest
{
    [Required]
    public bool? AssignmentRequired { get; init; }
}

internal sealed class PutApplicationAssignmentConfiguration : ApplicationOperation<PutApplicationAssignmentConfigurationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutApplicationAssignmentConfiguration));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        PutApplicationAssignmentConfigurationRequest request, FoundApplication found, DbSession session)
    {
        await ApplicationStore.UpdateAsync(session, found.Application with { AssignmentRequired = request.AssignmentRequired!.Value });
        return Nothing.Value;
    }
}
